import { assertEquals } from "@std/assert";
import { readBookingsById } from "../../../dashboard/src/data/read_bookings.ts";
import { readEvents } from "../../../dashboard/src/data/read_events.ts";
import { addBooking } from "../../../support/booking.ts";
import { connect, type Database, one } from "../../../support/database.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { addMember, asUser } from "../../../support/user.ts";
import { RecordingClient } from "./recording_client.ts";
import { sqlOf } from "./sql_of.ts";

const NOON = Date.parse("2031-06-13T10:00:00Z");

Deno.test("what the dashboard reads beside the service costs the same, whatever the restaurant's past", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const userId = await addMember(sql, restaurant, "host");
  const start_at = new Date(NOON).toISOString();
  const bookingId = await addBooking(sql, restaurant, { start_at });
  await addEvents(sql, restaurant.id, { bookingId, count: 50 });
  const { client, urls } = await RecordingClient.as(userId);
  const signal = AbortSignal.timeout(30_000);
  const bookings = await readBookingsById(client, [bookingId]);
  const events = await readEvents(client, restaurant.id, signal);
  assertEquals([bookings.length, events.length], [1, 40]);

  const queries = urls.map(sqlOf);
  assertEquals(queries.length, 3);
  const measure = () => readPages(sql, userId, queries);
  await sql`analyze bookings, assignment_events`;
  const before = await measure();
  await addBookings(sql, restaurant.id, {
    count: 6000,
    first: NOON - 48 * 3_600_000,
    spacing: "-1 hour",
  });
  await addEvents(sql, restaurant.id, { bookingId, count: 6000 });
  await sql`analyze bookings, assignment_events`;
  const after = await measure();
  // Larger indexes are a level or two higher, for each of a few lookups.
  const grown = after.map((pages, index) => pages - (before[index] ?? 0));
  assertEquals(grown.filter((pages) => pages > 20), []);
});

/** Adds bookings that are over, each so long after the one before it. */
async function addBookings(
  sql: Database,
  restaurantId: string,
  { count, first, spacing }: { count: number; first: number; spacing: string },
): Promise<void> {
  await sql`
    insert into bookings (restaurant_id, party_size, start_at, end_at, status)
    select ${restaurantId}, 2, start_at, start_at + interval '1 hour', 'completed'
    from (
      select ${new Date(first).toISOString()}::timestamptz
        + (n - 1) * ${spacing}::interval as start_at
      from generate_series(1, ${count}::int) as n
    ) as moments`;
}

async function addEvents(
  sql: Database,
  restaurantId: string,
  { bookingId, count }: { bookingId: string; count: number },
): Promise<void> {
  await sql`
    insert into assignment_events
      (restaurant_id, booking_id, action, actor_role, before, after)
    select ${restaurantId}, ${bookingId}, 'edited', 'authenticated', '{}', '{}'
    from generate_series(1, ${count}::int)`;
}

/** How many pages each query reads, as a user and with warm catalogs. */
async function readPages(
  sql: Database,
  userId: string,
  queries: readonly string[],
): Promise<number[]> {
  return await asUser(sql, userId, async (transaction) => {
    const pages: number[] = [];
    for (const query of queries) {
      await transaction.unsafe(query);
      const rows = await transaction.unsafe<{ "QUERY PLAN": Explained[] }[]>(
        `explain (analyze, buffers, format json) ${query}`,
      );
      const { Plan } = one(one(rows)["QUERY PLAN"]);
      pages.push(Plan["Shared Hit Blocks"] + Plan["Shared Read Blocks"]);
    }
    return pages;
  });
}

interface Explained {
  Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number };
}
