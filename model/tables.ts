import { Refusal } from "./answer.ts";
import type { Restaurant, Table } from "./restaurant.ts";
import type { Booking, State } from "./state.ts";

/**
 * The set of tables that a request names: distinct and ascending.
 *
 * @throws {Refusal} Unless they are 1 to 20.
 */
export function requestedTables(ids: readonly string[]): string[] {
  const distinct = [...new Set(ids)].toSorted();
  if (distinct.length < 1 || distinct.length > 20) {
    throw new Refusal("INVALID_REQUEST");
  }
  return distinct;
}

/** @throws {Refusal} If these tables could not seat the party at any time. */
export function refuseUnfit(
  restaurant: Restaurant,
  ids: readonly string[],
  partySize: number,
  requireAdjacency: boolean,
): void {
  const tables = tablesIn(restaurant, ids);
  if (tables.length < ids.length) throw new Refusal("TABLE_NOT_FOUND");
  if (!tables.every(({ isActive }) => isActive)) {
    throw new Refusal("TABLE_INACTIVE");
  }
  if (new Set(tables.map(({ zoneId }) => zoneId)).size > 1) {
    throw new Refusal("TABLES_SPAN_ZONES");
  }
  if (tables.length > 1 && !tables.every(({ isMovable }) => isMovable)) {
    throw new Refusal("TABLE_NOT_MOVABLE");
  }
  if (requireAdjacency && !areOneGroup(restaurant, ids)) {
    throw new Refusal("TABLES_NOT_ADJACENT");
  }
  refuseTooFewSeats(restaurant, ids, partySize);
}

/** @throws {Refusal} If the party has more guests than the tables have seats. */
export function refuseTooFewSeats(
  restaurant: Restaurant,
  ids: readonly string[],
  partySize: number,
): void {
  const seats = tablesIn(restaurant, ids)
    .reduce((sum, table) => sum + table.seats, 0);
  if (seats < partySize) {
    throw new Refusal("PARTY_EXCEEDS_SEATS", { seats, partySize });
  }
}

function tablesIn({ tables }: Restaurant, ids: readonly string[]): Table[] {
  return tables.filter(({ id }) => ids.includes(id));
}

/** Whether adjacencies within the set connect all of it. */
function areOneGroup(
  { adjacencies }: Restaurant,
  [first, ...others]: readonly string[],
): boolean {
  const group = new Set([first]);
  let left = others;
  for (;;) {
    const next = left.filter((id) =>
      adjacencies.some((pair) =>
        pair.includes(id) && pair.some((other) => group.has(other))
      )
    );
    if (next.length === 0) return left.length === 0;
    for (const id of next) group.add(id);
    left = left.filter((id) => !group.has(id));
  }
}

/**
 * @throws {Refusal} If another party holds one of the tables in the booking's
 * window. It names the earliest, then the first label.
 */
export function refuseTaken(
  { tables }: Restaurant,
  { bookings }: State,
  { id, startAt, endAt }: Booking,
  tableIds: readonly string[],
): void {
  const blockers = Object.values(bookings).filter((other) =>
    other.id !== id && other.startAt < endAt && startAt < other.endAt &&
    other.tableIds.some((table) => tableIds.includes(table))
  );
  const earliest = blockers.map((other) => other.startAt).toSorted()[0];
  for (const { id: tableId } of tables) {
    const blocker = blockers.find((other) =>
      other.startAt === earliest && other.tableIds.includes(tableId) &&
      tableIds.includes(tableId)
    );
    if (blocker === undefined) continue;
    throw new Refusal("TABLE_TAKEN", {
      tableId,
      blockingBookingId: blocker.id,
      blockingStartAt: blocker.startAt,
      blockingEndAt: blocker.endAt,
    });
  }
}
