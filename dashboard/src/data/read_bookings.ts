import type { Client } from "../api/client.ts";
import type { Service } from "../time/services.ts";
import { allRowsOf } from "./all_rows.ts";
import { type Booking, type Versions, versionsOf } from "./booking.ts";
import { rowsOf } from "./rows.ts";

const COLUMNS = `
  id, guest_name, party_size, start_at, end_at, status, notes,
  table_assignments (assigned_tables (table_id))
`;

/** How long a booking lasts at most: the database stores none that is longer. */
const LONGEST_MS = 24 * 3_600_000;

/** A party that comes late on the date may need its tables for as long. */
const AFTERWARDS_MS = 12 * 3_600_000;

/**
 * Reads the bookings that start on a service date, and those that may be in
 * their way: what reaches into the date, and what starts in the 12 hours after.
 */
export async function readBookings(
  client: Client,
  restaurantId: string,
  { startAt, endAt }: Pick<Service, "startAt" | "endAt">,
  signal: AbortSignal,
): Promise<Booking[]> {
  const rows = await allRowsOf((first, last) =>
    selectBookings(client)
      .eq("restaurant_id", restaurantId)
      // Only the start is indexed: without this, all past bookings are read.
      .gt("start_at", new Date(startAt - LONGEST_MS).toISOString())
      .lt("start_at", new Date(endAt + AFTERWARDS_MS).toISOString())
      .gt("end_at", new Date(startAt).toISOString())
      .order("start_at").order("id")
      .range(first, last)
      .abortSignal(signal)
  );
  return rows.map(bookingOf);
}

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
