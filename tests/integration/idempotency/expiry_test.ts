import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect, type Database, one } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import {
  createRestaurant,
  type Restaurant,
} from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";

const key = "yesterday";

/** Makes the restaurant's stored answers that old. */
async function age(
  sql: Database,
  restaurant: Restaurant,
  interval: string,
): Promise<void> {
  await sql`
    update assignment_requests
    set created_at = now() - ${interval}::text::interval
    where restaurant_id = ${restaurant.id}`;
}

/** Stores answers from two days ago. */
async function addExpired(
  sql: Database,
  restaurant: Restaurant,
  count: number,
): Promise<void> {
  await sql`
    insert into assignment_requests
      (restaurant_id, operation, idempotency_key, request_hash, response,
        created_at)
    select ${restaurant.id}, 'assign_tables', 'expired-' || n, '', '{}',
      now() - interval '2 days'
    from generate_series(1, ${count}::integer) as n`;
}

/** Makes the planner expect one stored answer for each restaurant. */
async function planForFewAnswers(sql: Database): Promise<void> {
  await sql`
    insert into assignment_requests
      (restaurant_id, operation, idempotency_key, request_hash, response)
    select gen_random_uuid(), 'assign_tables', 'other', '', '{}'
    from generate_series(1, 500)`;
  await sql`analyze assignment_requests`;
}

async function countStored(
  sql: Database,
  restaurant: Restaurant,
): Promise<number> {
  const row = one(
    await sql<{ count: number }[]>`
    select count(*)::integer as count from assignment_requests
    where restaurant_id = ${restaurant.id}`,
  );
  return row.count;
}

Deno.test("A key stands for its request for just under 24 hours", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [a, b] = restaurant.tableIds as [string, string];
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, [a], { key });
  await age(sql, restaurant, "23 hours 59 minutes");
  assertEquals((await assign(sql, bookingId, [a], { key })).replayed, true);
  await assertRefused(
    () => assign(sql, bookingId, [b], { key }),
    "IDEMPOTENCY_KEY_REUSED",
  );
});

Deno.test("A key can be used anew after 24 hours, and then stands for the new request", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [a, b] = restaurant.tableIds as [string, string];
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, [a], { key });
  await age(sql, restaurant, "24 hours");
  const anew = await assign(sql, bookingId, [b], { key });
  assertEquals([anew.replayed, anew.tableIds], [false, [b]]);
  const again = await assign(sql, bookingId, [b], { key });
  assertEquals(again, { ...anew, replayed: true });
  await assertRefused(
    () => assign(sql, bookingId, [a], { key }),
    "IDEMPOTENCY_KEY_REUSED",
  );
});

Deno.test("Each new request with a key sweeps up to ten expired answers of its restaurant", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const elsewhere = await createRestaurant(sql);
  await planForFewAnswers(sql);
  await addExpired(sql, restaurant, 12);
  await addExpired(sql, elsewhere, 1);
  const [a, b, c] = restaurant.tableIds as [string, string, string];
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, [a], { key: "first" });
  assertEquals(await countStored(sql, restaurant), 12 - 10 + 1);
  await assign(sql, bookingId, [b]);
  assertEquals(await countStored(sql, restaurant), 12 - 10 + 1);
  await assign(sql, bookingId, [c], { key: "second" });
  assertEquals(await countStored(sql, restaurant), 2);
  assertEquals(await countStored(sql, elsewhere), 1);
});
