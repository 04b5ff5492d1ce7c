import { Refusal } from "./answer.ts";
import type { Restaurant, Table } from "./restaurant.ts";

/**
 * The set of tables that a request names: distinct and ascending.
 *
 * @throws {Refusal} Unless they are 1 to 20, or up to `most`.
 */
export function requestedTables(
  ids: readonly string[],
  most = 20,
): string[] {
  const distinct = [...new Set(ids)].toSorted();
  if (distinct.length < 1 || distinct.length > most) {
    throw new Refusal("INVALID_REQUEST");
  }
  return distinct;
}

/** What a party asks of its tables. */
export interface Wishes {
  readonly partySize: number;
  readonly requireAdjacency?: boolean | undefined;
  /** Whether each table takes two guests more than it has seats. */
  readonly extraChairs?: boolean | undefined;
  /** Whether the party does not sit together. */
  readonly apart?: boolean | undefined;
}

/** @throws {Refusal} If these tables could not seat the party at any time. */
export function refuseUnfit(
  restaurant: Restaurant,
  ids: readonly string[],
  wishes: Wishes,
): void {
  const tables = tablesIn(restaurant, ids);
  if (tables.length < ids.length) throw new Refusal("TABLE_NOT_FOUND");
  if (!tables.every(({ isActive }) => isActive)) {
    throw new Refusal("TABLE_INACTIVE");
  }
  if (!wishes.apart) refuseScattered(restaurant, tables, wishes);
  refuseTooFewSeats(restaurant, ids, wishes);
}

/** @throws {Refusal} If the tables cannot be put together. */
function refuseScattered(
  restaurant: Restaurant,
  tables: readonly Table[],
  { requireAdjacency = false }: Wishes,
): void {
  if (new Set(tables.map(({ zoneId }) => zoneId)).size > 1) {
    throw new Refusal("TABLES_SPAN_ZONES");
  }
  if (tables.length > 1 && !tables.every(({ isMovable }) => isMovable)) {
    throw new Refusal("TABLE_NOT_MOVABLE");
  }
  const ids = tables.map(({ id }) => id);
  if (requireAdjacency && !areOneGroup(restaurant, ids)) {
    throw new Refusal("TABLES_NOT_ADJACENT");
  }
}

/** @throws {Refusal} If the party has more guests than the tables have seats. */
export function refuseTooFewSeats(
  restaurant: Restaurant,
  ids: readonly string[],
  { partySize, extraChairs = false }: Wishes,
): void {
  const chairs = extraChairs ? 2 : 0;
  const seats = tablesIn(restaurant, ids)
    .reduce((sum, table) => sum + table.seats + chairs, 0);
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
