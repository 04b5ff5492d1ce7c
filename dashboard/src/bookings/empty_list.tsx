import { useMayAct } from "../data/use_reading.ts";
import { useSheets } from "../sheets/use_sheets.ts";
import type { Group } from "./groups.ts";

/** What stands in a tab that has no bookings. */
export function EmptyList(
  { group, serviceName }: { group: Group; serviceName: string },
) {
  const { open } = useSheets();
  const mayAct = useMayAct();
  if (group !== "due") return <p className="empty">{TEXTS[group]}</p>;
  return (
    <div className="empty">
      <p>No bookings for {serviceName}.</p>
      {mayAct && (
        <button
          type="button"
          className="button"
          onClick={() => open({ kind: "booking" })}
        >
          New booking
        </button>
      )}
    </div>
  );
}

const TEXTS: Record<Exclude<Group, "due">, string> = {
  wait: "Nobody is waiting.",
  in: "Nobody is seated.",
  done: "Nobody has left yet.",
};
