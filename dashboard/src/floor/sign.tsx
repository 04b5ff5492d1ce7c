import { memo } from "react";
import type { SignName } from "./table_face.ts";

/** The paths of the signs in a square of 16. */
const PATHS: Record<SignName | "note", string> = {
  clock: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M8 5v3.5l2 1.5",
  late: "M8 2.5v7M8 12.5v1",
  hourglass: "M4 2h8M4 14h8M5 2c0 4 6 8 6 12M11 2c0 4-6 8-6 12",
  broom: "M12 2L8.5 7M6 6.5l5 3L9 14H3z",
  cross: "M3 3l10 10M13 3L3 13",
  unknown: "M5.5 5.5c0-3.5 5-3.5 5 0c0 2-2.5 2-2.5 4M8 12.5v1",
  note: "M3 13l1-3l6.5-6.5l2 2L6 12z",
};

/** A small sign; what it says stands in the name of what it is drawn on. */
export const Sign = memo(function Sign({ name }: { name: SignName | "note" }) {
  return (
    <svg className="sign" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
});
