import { assertEquals } from "@std/assert";
import { assertJustNow } from "../../../support/assert_now.ts";
import type { Database } from "../../../support/database.ts";
import { at, during, windowOf } from "../../../support/moment.ts";
import { inMinutes, near } from "../../../support/near_now.ts";
import { addPromise, readParty } from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { block, create, edit, unblock } from "../../../support/room_rpc.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const FROM_SIX = { startAt: at("18:00"), endAt: at("20:00") };

/** The windows for which a table is blocked, as ranges. */
async function readBlocks(
  sql: Database,
  tableId: string,
): Promise<string[]> {
  const rows = await sql<{ during: string }[]>`
    select t.during::text
    from assigned_tables as t
    join table_assignments as a
      on a.restaurant_id = t.restaurant_id and a.id = t.assignment_id
    where t.table_id = ${tableId} and a.booking_id is null
    order by t.during`;
  return rows.map(({ during }) => during);
}

scene.test("a block gives its tables to nobody within its window", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const { assignmentId, ...answer } = await block(sql, restaurant.id, {
    tableIds: [T2, T1, T2],
    ...FROM_SIX,
    reason: "Painters",
  });
  assertEquals(answer, {
    restaurantId: restaurant.id,
    replayed: false,
    tableIds: [T1, T2].sort(),
    ...FROM_SIX,
    displacedBookingIds: [],
    stillOccupied: [],
  });
  for (const tableId of [T1, T2]) {
    const window = [windowOf(at("18:00"), at("20:00"))];
    assertEquals(await readBlocks(sql, tableId), window);
    const { sqlstate, message, details } = await assertRefused(
      () => addPromise(sql, restaurant, [tableId], during("19:00", "21:00")),
      "TABLE_BLOCKED",
    );
    assertEquals(sqlstate, "TA104");
    assertEquals(
      message,
      `Table ${details.tableLabel} is blocked from 20:00 to 22:00: Painters`,
    );
    assertEquals(
      [details.blockingAssignmentId, details.blockReason],
      [assignmentId, "Painters"],
    );
  }
});

scene.test("bookings may end when a block begins, and begin when it ends", async ({ sql, restaurant, tables: { T1 } }) => {
  await block(sql, restaurant.id, { tableIds: [T1], ...FROM_SIX });
  await addPromise(sql, restaurant, [T1], during("17:00", "18:00"));
  await addPromise(sql, restaurant, [T1], during("20:00", "21:00"));
});

scene.test("neither a move nor a longer stay nor an early check-in goes past a block", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  await block(sql, restaurant.id, {
    tableIds: [T1],
    startAt: inMinutes(-10),
    endAt: inMinutes(60),
  });
  const later = await addPromise(sql, restaurant, [T1], near(60, 120));
  const earlier = await addPromise(sql, restaurant, [T2], near(5, 30));
  const calls = [
    () => assign(sql, earlier, [T1]),
    () => edit(sql, later, { startAt: inMinutes(30) }),
    () => edit(sql, later, { status: "checked_in" }),
    () =>
      create(sql, restaurant.id, {
        startAt: inMinutes(0),
        endAt: inMinutes(20),
        tableIds: [T1],
        checkIn: true,
      }),
  ];
  await withoutTrace(sql, restaurant, async () => {
    for (const call of calls) await assertRefused(call, "TABLE_BLOCKED");
  });
});

scene.test("what is past of a block by now is left out", async ({ sql, restaurant, tables: { T1 } }) => {
  const since = Date.now();
  const endAt = inMinutes(60);
  const answer = await block(sql, restaurant.id, {
    tableIds: [T1],
    startAt: inMinutes(-300),
    endAt,
  });
  assertJustNow(answer.startAt, since);
  assertEquals(answer.endAt, endAt);
});

scene.test("a promise of the past is in no block's way", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(-60, 10));
  await edit(sql, bookingId, { endAt: inMinutes(-1) });
  await block(sql, restaurant.id, {
    tableIds: [T1],
    startAt: inMinutes(-60),
    endAt: inMinutes(60),
  });
  assertEquals((await readParty(sql, bookingId)).status, "confirmed");
});

const worn = scene.with({
  tables: { gone: { seats: 4, is_active: false, is_movable: false }, other: 4 },
});

worn.test("tables that are out of use, fixed or far from each other are blocked together", async ({ sql, restaurant, tables: { gone, other } }) => {
  const { tableIds } = await block(sql, restaurant.id, {
    tableIds: [gone, other],
    ...FROM_SIX,
  });
  assertEquals(tableIds.length, 2);
});

scene.test("a block that is taken back leaves its tables free", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const { assignmentId } = await block(sql, restaurant.id, {
    tableIds: [T1, T2],
    ...FROM_SIX,
  });
  const answer = await unblock(sql, assignmentId);
  assertEquals(answer, {
    restaurantId: restaurant.id,
    replayed: false,
    releasedTableIds: [T1, T2].sort(),
  });
  await addPromise(sql, restaurant, [T1, T2], during("18:00", "20:00"));
});

scene.test("a block and its end leave one event each, of no booking", async ({ sql, restaurant, tables: { T1 } }) => {
  const { assignmentId } = await block(sql, restaurant.id, {
    tableIds: [T1],
    ...FROM_SIX,
    reason: "Painters",
  });
  await unblock(sql, assignmentId);
  const rows = await sql`
    select booking_id, action, actor_id, actor_role, before, after, capacity
    from assignment_events
    where restaurant_id = ${restaurant.id}
      and (booking_id is not null or action in ('blocked', 'unblocked'))
    order by id`;
  const blocked = {
    assignmentId,
    tableIds: [T1],
    ...FROM_SIX,
    reason: "Painters",
  };
  const nothing = { tableIds: [] };
  const shared = {
    booking_id: null,
    actor_id: null,
    actor_role: "postgres",
    capacity: null,
  };
  assertEquals(rows.map((row) => ({ ...row })), [
    { ...shared, action: "blocked", before: nothing, after: blocked },
    { ...shared, action: "unblocked", before: blocked, after: nothing },
  ]);
});
