import { makeContext } from "../parts/make_context.ts";

/** A sheet or a dialog that lies over the desk. */
export type Sheet =
  | { kind: "walk-in"; tableId?: string }
  | {
    kind: "booking";
    tableId?: string;
    startAt?: number;
    guestName?: string;
  }
  | { kind: "find" }
  | { kind: "edit"; bookingId: string; partySize?: number }
  | { kind: "here"; bookingId: string }
  | { kind: "cancel"; bookingId: string }
  | { kind: "split"; bookingId: string }
  | { kind: "join"; bookingId: string }
  | { kind: "block"; tableId: string }
  | { kind: "close zone"; zoneId: string }
  | { kind: "close service" }
  | { kind: "tonight" }
  | { kind: "alerts" }
  | { kind: "more" }
  | { kind: "service" }
  | { kind: "activity" }
  | { kind: "plan" };

/** The sheet that is open, and what opens and closes it. */
export interface Sheets {
  sheet: Sheet | null;
  open: (sheet: Sheet) => void;
  close: () => void;
}

/** Lets every component of a desk open a sheet. */
export const [SheetsContext, useSheets] = makeContext<Sheets>("sheets");
