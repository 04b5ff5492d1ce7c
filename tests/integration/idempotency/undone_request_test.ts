import { assert, assertEquals, assertRejects } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import {
  backendPid,
  connect,
  inTransaction,
  one,
} from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, unassign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { untilTrue } from "../../../support/waiting.ts";

const key = "retry";

scene.test("a refusal is not stored: the same key succeeds once the cause is gone", async ({ sql, restaurant, tables: { T1 } }) => {
  const blocking = await addSeatedBooking(sql, restaurant, [T1]);
  const bookingId = await addBooking(sql, restaurant);
  const ask = () => assign(sql, bookingId, [T1], { key });
  await assertRefused(ask, "TABLE_TAKEN");
  await unassign(sql, blocking.bookingId);
  const answer = await ask();
  assertEquals(answer.replayed, false);
  assertEquals(await ask(), { ...answer, replayed: true });
});

scene.test("a key whose transaction was rolled back is free", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  await assertRejects(
    () =>
      inTransaction(sql, async (transaction) => {
        await assign(transaction, bookingId, [T1], { key });
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
  const { tableIds, replayed } = await assign(sql, bookingId, [T2], { key });
  assertEquals([tableIds, replayed], [[T2], false]);
});

scene.test("a client that dies before its commit leaves nothing, and its retry is taken as the first request", async ({ sql, restaurant, tables: { T1 } }) => {
  await using dying = connect(1);
  const bookingId = await addBooking(sql, restaurant);
  const pid = await backendPid(dying);
  await dying`begin`;
  await assign(dying, bookingId, [T1], { key });
  await sql`select pg_terminate_backend(${pid})`;
  await untilTrue(async () => {
    const rows = await sql`select from pg_stat_activity where pid = ${pid}`;
    return rows.length === 0;
  }, `Session ${pid} did not end`);
  assertEquals((await readSeating(sql, bookingId)).status, "pending");
  const answer = await assign(sql, bookingId, [T1], { key });
  assertEquals(answer.replayed, false);
});

scene.test("a client that dies after its commit learns what it did from the same key", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  {
    await using dying = connect(1);
    await assign(dying, bookingId, [T1], { key });
  }
  const answer = await assign(sql, bookingId, [T1], { key });
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
