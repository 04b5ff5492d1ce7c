import type { Booking, Floor, State } from "./state.ts";
import { Refusal } from "./step.ts";

/** Whether both are the same set; both are ascending. */
export function sameTables(held: readonly string[], wanted: readonly string[]) {
  return held.length === wanted.length &&
    held.every((table, index) => table === wanted[index]);
}

/** Refuses a party that has more guests than the tables have seats. */
export function refuseTooFewSeats(
  { seats }: Floor,
  tables: readonly string[],
  partySize: number,
): void {
  const sum = tables.reduce((total, id) => total + (seats[id] ?? 0), 0);
  if (sum < partySize) {
    throw new Refusal("PARTY_EXCEEDS_SEATS", { seats: sum, partySize });
  }
}

/** Refuses, naming the earliest booking that holds one of the tables then. */
export function refuseTaken(
  floor: Floor,
  state: State,
  id: string,
  tables: readonly string[],
  { startAt, endAt }: Booking,
): void {
  const blockers = Object.entries(state.bookings)
    .filter(([other, held]) =>
      other !== id && held.startAt < endAt && startAt < held.endAt
    )
    .flatMap(([other, held]) =>
      held.tables.filter((table) => tables.includes(table))
        .map((table) => ({ other, table, held }))
    );
  const [first] = blockers.sort((a, b) =>
    a.held.startAt < b.held.startAt
      ? -1
      : a.held.startAt > b.held.startAt
      ? 1
      : floor.tables.indexOf(a.table) - floor.tables.indexOf(b.table)
  );
  if (first === undefined) return;
  throw new Refusal("TABLE_TAKEN", {
    tableId: first.table,
    blockingBookingId: first.other,
    blockingStartAt: first.held.startAt,
    blockingEndAt: first.held.endAt,
  });
}
