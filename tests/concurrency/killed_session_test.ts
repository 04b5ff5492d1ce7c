import { assertEquals, assertRejects } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { backendPid, connect, type Database } from "../../support/database.ts";
import { dumpRestaurant } from "../../support/dump.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";
import { untilBlocked, untilTrue } from "../../support/waiting.ts";

/** Ends a session as a crash of its client or an operator would. */
async function kill(sql: Database, pid: number): Promise<void> {
  await sql`select pg_terminate_backend(${pid})`;
  await untilTrue(async () => {
    const left = await sql`select from pg_stat_activity where pid = ${pid}`;
    return left.length === 0;
  }, `Session ${pid} did not end`);
}

/** Two bookings that want the same two tables, under a limit. */
async function createScene(sql: Database) {
  const restaurant = await createRestaurant(sql, { seats: [2, 2] });
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  return {
    restaurant,
    tableIds: restaurant.tableIds.toSorted(),
    first: await addBooking(sql, restaurant),
    second: await addBooking(sql, restaurant),
  };
}

Deno.test("a session killed before its commit leaves nothing and frees what it had locked", async () => {
  await using sql = connect();
  await using doomed = connect(1);
  await using waiting = connect(1);
  const { restaurant, tableIds, first, second } = await createScene(sql);
  const before = await dumpRestaurant(sql, restaurant.id);
  const doomedPid = await backendPid(doomed);
  const waitingPid = await backendPid(waiting);

  await doomed`begin`;
  await assign(doomed, first, tableIds, { key: "lost" });
  await waiting`begin`;
  const next = outcomeOf(assign(waiting, second, tableIds));
  await untilBlocked(sql, waitingPid);
  await kill(sql, doomedPid);

  assertEquals((await next).sqlstate, "00000");
  await waiting`rollback`;
  assertEquals(await dumpRestaurant(sql, restaurant.id), before);
});

Deno.test("a call killed while it waits leaves nothing and can be sent again with its key", async () => {
  await using sql = connect();
  await using holder = connect(1);
  await using doomed = connect(1);
  const { restaurant, tableIds, first, second } = await createScene(sql);
  const before = await dumpRestaurant(sql, restaurant.id);
  const pid = await backendPid(doomed);

  await holder`begin`;
  await assign(holder, second, tableIds);
  const cut = assertRejects(() =>
    assign(doomed, first, tableIds, { key: "cut-off" })
  );
  await untilBlocked(sql, pid);
  await kill(sql, pid);
  await cut;
  // The driver would wait for the answer that the server still owed.
  await doomed.end({ timeout: 0 });
  await holder`rollback`;

  assertEquals(await dumpRestaurant(sql, restaurant.id), before);
  const { replayed } = await assign(sql, first, tableIds, { key: "cut-off" });
  assertEquals(replayed, false);
  assertEquals((await readSeating(sql, first)).tableIds, tableIds);
});

Deno.test("a session killed after its commit has done all of it, as its key tells", async () => {
  await using sql = connect();
  await using doomed = connect(1);
  const { tableIds, first } = await createScene(sql);
  const pid = await backendPid(doomed);

  const { assignmentId } = await assign(doomed, first, tableIds, {
    key: "answer-lost",
  });
  await kill(sql, pid);
  const retried = await assign(sql, first, tableIds, { key: "answer-lost" });

  assertEquals(
    { assignmentId: retried.assignmentId, replayed: retried.replayed },
    { assignmentId, replayed: true },
  );
  assertEquals((await readSeating(sql, first)).tableIds, tableIds);
});
