import type { Client } from "../api/client.ts";
import { rowsOf } from "../data/rows.ts";
import { type Change, type Facts, netChanges } from "./change.ts";

const COLUMNS = `
  id, party_size, start_at, end_at, status, guest_name, guest_phone, notes,
  arrived_at, arrived_guests, table_assignments (assigned_tables (table_id))
`;

/** Of so many ids, the URL of a request is short enough for any gateway. */
const PAGE_IDS = 50;

/**
 * Whether the bookings that an action has changed are still as it left them.
 * Otherwise it must not be undone.
 *
 * @throws {Error} If that cannot be read.
 */
export async function isAsLeft(
  client: Client,
  changes: readonly Change[],
): Promise<boolean> {
  const left = netChanges(changes).flatMap((change) =>
    change.type === "booking" ? change.after : []
  );
  const found = await readFacts(client, left.map(({ id }) => id));
  return left.every((facts) => {
    const now = found.find(({ id }) => id === facts.id);
    return now !== undefined && isSame(facts, now);
  });
}

/** Whether all facts are the same that the action has recorded. */
export function isSame(left: Facts, now: Required<Facts>): boolean {
  return Object.entries(left).every(([name, value]) =>
    JSON.stringify(value) === JSON.stringify(now[name as keyof Facts])
  );
}

async function readFacts(
  client: Client,
  ids: readonly string[],
): Promise<Required<Facts>[]> {
  const found: Required<Facts>[] = [];
  for (let first = 0; first < ids.length; first += PAGE_IDS) {
    const page = ids.slice(first, first + PAGE_IDS);
    const rows = rowsOf(await selectFacts(client).in("id", page));
    found.push(...rows.map(factsOfRow));
  }
  return found;
}

function selectFacts(client: Client) {
  return client.from("bookings").select(COLUMNS);
}

type Answer = Awaited<ReturnType<typeof selectFacts>>;
type Row = NonNullable<Answer["data"]>[number];

function factsOfRow(row: Row): Required<Facts> {
  // PostgREST sees that there is at most one; the local stack gives a list.
  const assignments = [row.table_assignments ?? []].flat();
  return {
    id: row.id,
    status: row.status,
    partySize: row.party_size,
    startAt: Date.parse(row.start_at),
    endAt: Date.parse(row.end_at),
    tableIds: assignments.flatMap(({ assigned_tables }) =>
      assigned_tables.map(({ table_id }) => table_id)
    ).sort(),
    hasArrived: row.arrived_at !== null,
    arrivedGuests: row.arrived_guests,
    guestName: row.guest_name,
    guestPhone: row.guest_phone,
    notes: row.notes,
  };
}
