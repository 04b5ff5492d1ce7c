import type { Client } from "../api/client.ts";
import { addDays } from "../time/calendar.ts";
import { momentOf } from "../time/zoned_time.ts";
import type { Booking } from "./booking.ts";
import { rowsOf } from "./rows.ts";
import type { Restaurant } from "./use_restaurants.ts";

const COLUMNS = `
  id, guest_name, party_size, start_at, end_at, status, notes,
  table_assignments (assigned_tables (table_id))
`;

/** Reads the bookings of a service date and those that reach into it. */
export async function readBookings(
  client: Client,
  { id, timezone }: Restaurant,
  date: string,
  signal: AbortSignal,
): Promise<Booking[]> {
  const from = momentOf({ date, time: "00:00" }, timezone);
  // A service may end on the next day.
  const to = momentOf({ date: addDays(date, 1), time: "12:00" }, timezone);
  const rows = rowsOf(
    await selectBookings(client)
      .eq("restaurant_id", id)
      .gt("end_at", new Date(from).toISOString())
      .lt("start_at", new Date(to).toISOString())
      .order("start_at").order("id")
      .abortSignal(signal),
  );
  return rows.map(bookingOf);
}

/** Reads a booking as it is now; null when there is none that one may see. */
export async function readBooking(
  client: Client,
  id: string,
): Promise<Booking | null> {
  const rows = rowsOf(await selectBookings(client).eq("id", id));
  return rows.map(bookingOf)[0] ?? null;
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
