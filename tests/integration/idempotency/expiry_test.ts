import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import {
  type Database,
  inTransaction,
  one,
} from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import type { Restaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";

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

/** Stores answers that are older than those of any other test. */
async function addExpired(
  sql: Database,
  restaurant: Pick<Restaurant, "id">,
  count: number,
): Promise<void> {
  await sql`
    insert into assignment_requests
      (restaurant_id, operation, idempotency_key, request_hash, response,
        created_at)
    select ${restaurant.id}, 'assign_tables', 'expired-' || n, '', '{}',
      now() - interval '2 years'
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
  restaurant: Pick<Restaurant, "id">,
): Promise<number> {
  const row = one(
    await sql<{ count: number }[]>`
    select count(*)::integer as count from assignment_requests
    where restaurant_id = ${restaurant.id}`,
  );
  return row.count;
}

scene.test("a key belongs to its request for just under 24 hours", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, [T1], { key });
  await age(sql, restaurant, "23 hours 59 minutes");
  assertEquals((await assign(sql, bookingId, [T1], { key })).replayed, true);
  await assertRefused(
    () => assign(sql, bookingId, [T2], { key }),
    "IDEMPOTENCY_KEY_REUSED",
  );
});

scene.test("a key can be used again after 24 hours, and then belongs to the new request", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, [T1], { key });
  await age(sql, restaurant, "24 hours");
  const renewed = await assign(sql, bookingId, [T2], { key });
  assertEquals([renewed.replayed, renewed.tableIds], [false, [T2]]);
  const again = await assign(sql, bookingId, [T2], { key });
  assertEquals(again, { ...renewed, replayed: true });
  await assertRefused(
    () => assign(sql, bookingId, [T1], { key }),
    "IDEMPOTENCY_KEY_REUSED",
  );
});

scene.test("each new request with a key deletes up to ten expired answers, also those of other restaurants", async ({ sql, restaurant, tables: { T1, T2, T3 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  const gone = { id: crypto.randomUUID() };
  // Requests of other tests would delete expired answers that they could see.
  await inTransaction(sql, async (transaction) => {
    const counts = async () => [
      await countStored(transaction, gone),
      await countStored(transaction, restaurant),
    ];
    await planForFewAnswers(transaction);
    await addExpired(transaction, gone, 12);
    await assign(transaction, bookingId, [T1], { key: "first" });
    assertEquals(await counts(), [2, 1]);
    await assign(transaction, bookingId, [T2]);
    assertEquals(await counts(), [2, 1]);
    await assign(transaction, bookingId, [T3], { key: "second" });
    assertEquals(await counts(), [0, 2]);
  });
});
