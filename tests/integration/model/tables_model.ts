import { ADJACENCIES, type Table, TABLES } from "./floor.ts";
import type { Answer, Booking } from "./model_state.ts";

/** The refusal of a set of tables that cannot seat the party, or null. */
export function unfit(
  names: readonly string[],
  size: number,
  requireAdjacency: boolean,
): Answer | null {
  const tables = names.map((name) => TABLES.find((t) => t.name === name));
  const found = tables.filter((table): table is Table => table !== undefined);
  if (found.length < tables.length) return { refused: "TABLE_NOT_FOUND" };
  if (!found.every((table) => table.isActive)) {
    return { refused: "TABLE_INACTIVE" };
  }
  if (new Set(found.map((table) => table.zone)).size > 1) {
    return { refused: "TABLES_SPAN_ZONES" };
  }
  if (found.length > 1 && !found.every((table) => table.isMovable)) {
    return { refused: "TABLE_NOT_MOVABLE" };
  }
  if (requireAdjacency && !isOneGroup(names)) {
    return { refused: "TABLES_NOT_ADJACENT" };
  }
  return tooSmall(names, size);
}

/** The refusal of tables with fewer seats than guests, or null. */
export function tooSmall(
  names: readonly string[],
  size: number,
): Answer | null {
  const seats = TABLES.filter(({ name }) => names.includes(name))
    .reduce((sum, table) => sum + table.seats, 0);
  return seats < size ? { refused: "PARTY_EXCEEDS_SEATS" } : null;
}

function isOneGroup([first, ...rest]: readonly string[]): boolean {
  let group = new Set([first]);
  let left = rest;
  while (left.length > 0) {
    const next = left.filter((name) =>
      ADJACENCIES.some((pair) =>
        pair.includes(name) && pair.some((other) => group.has(other))
      )
    );
    if (next.length === 0) return false;
    group = group.union(new Set(next));
    left = left.filter((name) => !next.includes(name));
  }
  return true;
}

/** The refusal for a table that another party has at that time, or null. */
export function taken(
  bookings: Iterable<Booking>,
  { name, start, end }: Booking,
  tables: readonly string[],
): Answer | null {
  const blockers = [...bookings]
    .filter((other) =>
      other.name !== name && other.start < end && start < other.end
    )
    .flatMap((other) =>
      other.tables.filter((table) => tables.includes(table))
        .map((table) => ({ table, other }))
    )
    .toSorted((one, another) =>
      one.other.start - another.other.start ||
      one.table.localeCompare(another.table)
    );
  const [blocker] = blockers;
  if (!blocker) return null;
  return {
    refused: "TABLE_TAKEN",
    details: {
      tableId: blocker.table,
      blockingBookingId: blocker.other.name,
      blockingStartAt: blocker.other.start,
      blockingEndAt: blocker.other.end,
    },
  };
}
