import { assertEquals, assertRejects } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { backendPid, type Database } from "../../support/database.ts";
import { dumpRestaurant } from "../../support/dump.ts";
import { assign } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import {
  startBlocked,
  untilBlocked,
  untilTrue,
} from "../../support/waiting.ts";

/** Ends a session as a crash of its client or an operator would. */
async function kill(sql: Database, pid: number): Promise<void> {
  await sql`select pg_terminate_backend(${pid})`;
  await untilTrue(async () => {
    const left = await sql`select from pg_stat_activity where pid = ${pid}`;
    return left.length === 0;
  }, `Session ${pid} did not end`);
}

/** Two bookings that want the same two tables, under a limit. */
async function addRivals({ sql, restaurant, tables: { T1, T2 } }: Scene) {
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  return {
    tableIds: [T1, T2].toSorted(),
    first: await addBooking(sql, restaurant),
    second: await addBooking(sql, restaurant),
  };
}

const rivals = scene.with({ clients: 2, arrange: addRivals });

rivals.test("a session killed before its commit leaves nothing and frees what it had locked", async ({ sql, restaurant, clients, tableIds, first, second }) => {
  const [doomed, waiting] = clients;
  const before = await dumpRestaurant(sql, restaurant.id);
  const doomedPid = await backendPid(doomed);

  await doomed`begin`;
  await assign(doomed, first, tableIds, { key: "lost" });
  await waiting`begin`;
  const next = await startBlocked(sql, waiting, assign, second, tableIds);
  await kill(sql, doomedPid);

  assertEquals((await next.outcome).sqlstate, "00000");
  await waiting`rollback`;
  assertEquals(await dumpRestaurant(sql, restaurant.id), before);
});

rivals.test("a call killed while it waits leaves nothing and can be sent again with its key", async ({ sql, restaurant, clients, tableIds, first, second }) => {
  const [holder, doomed] = clients;
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

rivals.test("a session killed after its commit has done everything, and its key gets the answer", async ({ sql, clients: [doomed], tableIds, first }) => {
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
