import { at } from "../../../support/moment.ts";

/** The window of the bookings whose audit is read. */
export const EVENING = { start_at: at("18:00"), end_at: at("19:30") };

/** A booking for four in that window without tables, as the audit has it. */
export const PENDING = {
  status: "pending",
  partySize: 4,
  startAt: EVENING.start_at,
  endAt: EVENING.end_at,
  tableIds: [] as string[],
};

/** The same booking seated at these tables. */
export function seatedAt(tableIds: readonly string[]): typeof PENDING {
  return {
    ...PENDING,
    status: "confirmed",
    tableIds: tableIds.toSorted(),
  };
}

/** Who acts over a direct connection. */
export const OWNER = { actorId: null, actorRole: "postgres" };
