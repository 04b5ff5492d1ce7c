import { assert, assertEquals, assertRejects } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import {
  backendPid,
  connect,
  type Database,
  one,
} from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign, unassign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { untilTrue } from "../../../support/waiting.ts";

const key = "retry";

Deno.test("A refusal is not stored: the same key succeeds once the cause is gone", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [4] });
  const { tableIds } = restaurant;
  const blocker = await addSeatedBooking(sql, restaurant, tableIds);
  const bookingId = await addBooking(sql, restaurant);
  const ask = () => assign(sql, bookingId, tableIds, { key });
  await assertRefused(ask, "TABLE_TAKEN");
  await unassign(sql, blocker.bookingId);
  const answer = await ask();
  assertEquals(answer.replayed, false);
  assertEquals(await ask(), { ...answer, replayed: true });
});

Deno.test("A key of a transaction that was rolled back is free", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [a, b] = restaurant.tableIds as [string, string];
  const bookingId = await addBooking(sql, restaurant);
  await assertRejects(
    () =>
      sql.begin(async (transaction) => {
        await assign(transaction as unknown as Database, bookingId, [a], {
          key,
        });
        throw new Error("The client gives up");
      }),
    Error,
    "The client gives up",
  );
  assertEquals({ ...await readSeating(sql, bookingId) }, {
    status: "pending",
    assignmentId: null,
    tableIds: [],
    windows: [],
  });
  const { tableIds, replayed } = await assign(sql, bookingId, [b], { key });
  assertEquals([tableIds, replayed], [[b], false]);
});

Deno.test("A client that dies before its commit leaves nothing, and its retry under the same key is the first", async () => {
  await using sql = connect();
  await using dying = connect(1);
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const pid = await backendPid(dying);
  await dying`begin`;
  await assign(dying, bookingId, restaurant.tableIds, { key });
  await sql`select pg_terminate_backend(${pid})`;
  await untilTrue(async () => {
    const rows = await sql`select from pg_stat_activity where pid = ${pid}`;
    return rows.length === 0;
  }, `Session ${pid} did not end`);
  assertEquals((await readSeating(sql, bookingId)).status, "pending");
  const answer = await assign(sql, bookingId, restaurant.tableIds, { key });
  assertEquals(answer.replayed, false);
});

Deno.test("A client that dies after its commit learns from the same key what it did", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  {
    await using dying = connect(1);
    await assign(dying, bookingId, restaurant.tableIds, { key });
  }
  const answer = await assign(sql, bookingId, restaurant.tableIds, { key });
  assertEquals(answer.replayed, true);
  const { assignmentId } = await readSeating(sql, bookingId);
  assert(answer.assignmentId === assignmentId);
  const stored = one(
    await sql<{ count: number }[]>`
    select count(*)::integer as count from assignment_requests
    where restaurant_id = ${restaurant.id}`,
  );
  assertEquals(stored.count, 1);
});
