import type { Client } from "../api/client.ts";
import { type Booking, type Versions, versionsOf } from "./booking.ts";
import { rowsOf } from "./rows.ts";

const COLUMNS = `
  id, guest_name, party_size, start_at, end_at, status, notes,
  table_assignments (assigned_tables (table_id))
`;

/** Of so many ids, the URL of a request is short enough for any gateway. */
const PAGE_IDS = 50;

/**
 * Reads bookings as they are now, whatever their dates. Those that do not exist
 * or that one may not see are missing.
 */
export async function readBookingsById(
  client: Client,
  ids: readonly string[],
): Promise<Booking[]> {
  const found: Booking[] = [];
  for (let first = 0; first < ids.length; first += PAGE_IDS) {
    const page = ids.slice(first, first + PAGE_IDS);
    const rows = rowsOf(await selectBookings(client).in("id", page));
    found.push(...rows.map(bookingOf));
  }
  return found;
}

/** Whether bookings still have these versions; false if it cannot be read. */
export async function areUnchanged(
  client: Client,
  versions: Versions,
): Promise<boolean> {
  const ids = Object.keys(versions);
  const bookings = await readBookingsById(client, ids).catch(() => []);
  const now = versionsOf(bookings);
  return ids.every((id) => now[id] === versions[id]);
}

function selectBookings(client: Client) {
  return client.from("bookings").select(COLUMNS);
}

type Answer = Awaited<ReturnType<typeof selectBookings>>;
type BookingRow = NonNullable<Answer["data"]>[number];

function bookingOf(row: BookingRow): Booking {
  // PostgREST sees that there is at most one; the local stack gives a list.
  const assignments = [row.table_assignments ?? []].flat();
  return {
    id: row.id,
    guestName: row.guest_name,
    partySize: row.party_size,
    startAt: Date.parse(row.start_at),
    endAt: Date.parse(row.end_at),
    status: row.status,
    notes: row.notes,
    tableIds: assignments.flatMap(({ assigned_tables }) =>
      assigned_tables.map(({ table_id }) => table_id)
    ).sort(),
  };
}
