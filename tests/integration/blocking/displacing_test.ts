import { assertEquals } from "@std/assert";
import { assertJustNow } from "../../../support/assert_now.ts";
import type { Database } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { at, during } from "../../../support/moment.ts";
import { inMinutes, near } from "../../../support/near_now.ts";
import {
  addOverdueParty,
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import {
  block,
  create,
  edit,
  seat,
  unblock,
} from "../../../support/room_rpc.ts";
import { assign, unassign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** From and until when a table is blocked; null when it is not. */
async function readBlock(sql: Database, tableId: string) {
  const [row] = await sql<{ from: Date; until: Date }[]>`
    select lower(t.during) as from, upper(t.during) as until
    from assigned_tables as t
    join table_assignments as a
      on a.restaurant_id = t.restaurant_id and a.id = t.assignment_id
    where t.table_id = ${tableId} and a.booking_id is null`;
  return row ? { ...row } : null;
}

scene.test("without displace a block lists all bookings in its way, with their tables", async ({ sql, restaurant, tables: { T1, T2, T3 } }) => {
  const one = await addPromise(sql, restaurant, [T1, T2], {
    ...during("17:00", "18:30"),
    party_size: 6,
  });
  const other = await addPromise(
    sql,
    restaurant,
    [T2],
    during("19:00", "20:30"),
  );
  await addPromise(sql, restaurant, [T1], during("21:00", "22:00"));
  await addPromise(sql, restaurant, [T3], during("18:00", "19:00"));
  const { sqlstate, message, details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () =>
          block(sql, restaurant.id, {
            tableIds: [T1, T2],
            startAt: at("18:00"),
            endAt: at("21:00"),
          }),
        "TABLE_TAKEN",
      ),
  );
  assertEquals(
    [sqlstate, message],
    ["TA101", "2 bookings have some of the tables then"],
  );
  assertEquals(details, {
    restaurantId: restaurant.id,
    blockingBookings: [
      {
        bookingId: one,
        tableIds: [T1, T2].sort(),
        status: "confirmed",
        partySize: 6,
        startAt: at("17:00"),
        endAt: at("18:30"),
      },
      {
        bookingId: other,
        tableIds: [T2],
        status: "confirmed",
        partySize: 4,
        startAt: at("19:00"),
        endAt: at("20:30"),
      },
    ],
  });
});

scene.test("who is displaced is pending and without any table, in one event each", async ({ sql, restaurant, tables: { T1, T2, T3 } }) => {
  const window = during("18:00", "19:30");
  const bookingId = await addPromise(sql, restaurant, [T1, T2], window);
  const safe = await addPromise(sql, restaurant, [T3], window);
  const { displacedBookingIds } = await block(sql, restaurant.id, {
    tableIds: [T1],
    startAt: at("19:00"),
    endAt: at("21:00"),
    displace: true,
  });
  assertEquals(displacedBookingIds, [bookingId]);
  const party = await readParty(sql, bookingId);
  assertEquals([party.status, party.tableIds], ["pending", []]);
  const event = (await readEvents(sql, bookingId)).at(-1);
  assertEquals(
    [event?.action, event?.before.tableIds, event?.after.tableIds],
    ["released", [T1, T2].sort(), []],
  );
  assertEquals((await readParty(sql, safe)).status, "confirmed");
});

/** At T1 people sit for another hour; T1 and T2 are blocked for three. */
const sitting = scene.with({
  arrange: async ({ sql, restaurant, tables: { T1, T2 } }: Scene) => {
    const sittingId = await addSittingParty(sql, restaurant, [T1]);
    const until = inMinutes(180);
    const answer = await block(sql, restaurant.id, {
      tableIds: [T1, T2],
      startAt: inMinutes(-1),
      endAt: until,
      displace: true,
    });
    return { sittingId, until: new Date(until), answer };
  },
});

sitting.test("where people sit the block begins at their end, elsewhere now", async ({ sql, tables: { T1, T2 }, sittingId, until, answer }) => {
  assertEquals(answer.stillOccupied, [T1]);
  assertEquals(answer.displacedBookingIds, []);
  const { endAt, status } = await readParty(sql, sittingId);
  assertEquals(status, "checked_in");
  assertEquals(await readBlock(sql, T1), { from: endAt, until });
  const block = await readBlock(sql, T2);
  assertJustNow(block?.from, Date.now() - 60_000);
});

sitting.test("when they leave the block begins", async ({ sql, restaurant, tables: { T1 }, sittingId, until, answer }) => {
  const since = Date.now();
  await edit(sql, sittingId, { status: "completed" });
  const begun = await readBlock(sql, T1);
  assertJustNow(begun?.from, since);
  assertEquals(begun?.until, until);
  const { details } = await assertRefused(
    () => addPromise(sql, restaurant, [T1], near(-1, 30)),
    "TABLE_BLOCKED",
  );
  assertEquals(details.blockingAssignmentId, answer.assignmentId);
});

sitting.test("when they move elsewhere the block begins", async ({ sql, tables: { T1, T3 }, sittingId }) => {
  const since = Date.now();
  await assign(sql, sittingId, [T3]);
  assertJustNow((await readBlock(sql, T1))?.from, since);
});

sitting.test("when they get another table in addition they have not left", async ({ sql, tables: { T1, T3 }, sittingId }) => {
  const before = await readBlock(sql, T1);
  await assign(sql, sittingId, [T1, T3]);
  assertEquals(await readBlock(sql, T1), before);
});

sitting.test("they do not stay into the block, but may stay less", async ({ sql, restaurant, sittingId }) => {
  await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => edit(sql, sittingId, { endAt: inMinutes(90) }),
        "TABLE_BLOCKED",
      ),
  );
  await edit(sql, sittingId, { endAt: inMinutes(30) });
});

sitting.test("when a direct write or a deletion ends their stay the block begins too", async ({ sql, tables: { T1 }, sittingId }) => {
  const since = Date.now();
  await sql`delete from bookings where id = ${sittingId}`;
  assertJustNow((await readBlock(sql, T1))?.from, since);
});

sitting.test("a block is taken back with the tables that still wait", async ({ sql, restaurant, tables: { T1, T2 }, sittingId, answer }) => {
  const { releasedTableIds } = await unblock(sql, answer.assignmentId);
  assertEquals(releasedTableIds, [T1, T2].sort());
  await edit(sql, sittingId, { endAt: inMinutes(90) });
  await addPromise(sql, restaurant, [T1], near(90, 120));
});

sitting.test("a check-in that is undone leaves the tables promised until the block", async ({ sql, tables: { T1 }, sittingId }) => {
  const before = await readBlock(sql, T1);
  await edit(sql, sittingId, { status: "confirmed" });
  assertEquals(await readBlock(sql, T1), before);
});

sitting.test("parties that swap while they sit keep the block waiting for both", async ({ sql, restaurant, tables: { T1, T3 }, sittingId }) => {
  // To the second: the other one must not stay into the block.
  const { endAt } = await readParty(sql, sittingId);
  const other = await addSittingParty(sql, restaurant, [T3], {
    end_at: endAt.toISOString(),
  });
  const before = await readBlock(sql, T1);
  await seat(sql, restaurant.id, [
    { bookingId: sittingId, tableIds: [T3] },
    { bookingId: other, tableIds: [T1] },
  ]);
  assertEquals(await readBlock(sql, T1), before);
  const since = Date.now();
  await edit(sql, other, { status: "completed" });
  assertJustNow((await readBlock(sql, T1))?.from, since);
});

scene.test("a block of tables at which people sit only waits for them, and is one block", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const one = await addSittingParty(sql, restaurant, [T1]);
  await addSittingParty(sql, restaurant, [T2], near(-30, 90));
  const { assignmentId, stillOccupied } = await block(sql, restaurant.id, {
    tableIds: [T1, T2],
    startAt: inMinutes(-1),
    endAt: inMinutes(180),
    displace: true,
  });
  assertEquals(stillOccupied, [T1, T2].sort());
  const since = Date.now();
  await edit(sql, one, { status: "completed" });
  assertJustNow((await readBlock(sql, T1))?.from, since);
  const { releasedTableIds } = await unblock(sql, assignmentId);
  assertEquals(releasedTableIds, [T1, T2].sort());
});

scene.test("the block begins at each table that a party gives back, also while it keeps others", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const sittingId = await addSittingParty(sql, restaurant, [T1, T2]);
  const until = inMinutes(180);
  await block(sql, restaurant.id, {
    tableIds: [T1, T2],
    startAt: inMinutes(-1),
    endAt: until,
    displace: true,
  });
  const waiting = await readBlock(sql, T1);
  const since = Date.now();
  await unassign(sql, sittingId, { tableIds: [T2] });
  const begun = await readBlock(sql, T2);
  assertJustNow(begun?.from, since);
  assertEquals(begun?.until, new Date(until));
  assertEquals(await readBlock(sql, T1), waiting);
});

scene.test("a table whose party stays until the end of the block is reported and not blocked", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const sittingId = await addSittingParty(sql, restaurant, [T1]);
  const answer = await block(sql, restaurant.id, {
    tableIds: [T1, T2],
    startAt: inMinutes(-1),
    endAt: inMinutes(30),
    displace: true,
  });
  assertEquals([answer.tableIds, answer.stillOccupied], [[T2], [T1]]);
  const events = await sql`
    select after ->> 'tableIds' as tables from assignment_events
    where restaurant_id = ${restaurant.id} and action = 'blocked'`;
  assertEquals(events.map(({ tables }) => JSON.parse(tables)), [[T2]]);
  await edit(sql, sittingId, { status: "completed" });
  assertEquals(await readBlock(sql, T1), null);
  const { releasedTableIds } = await unblock(sql, answer.assignmentId);
  assertEquals(releasedTableIds, [T2]);
});

scene.test("where people sit past their end the block begins now", async ({ sql, restaurant, tables: { T1 } }) => {
  const overdue = await addOverdueParty(sql, restaurant, [T1], 10);
  const since = Date.now();
  const { stillOccupied } = await block(sql, restaurant.id, {
    tableIds: [T1],
    startAt: inMinutes(-1),
    endAt: inMinutes(60),
    displace: true,
  });
  assertEquals(stillOccupied, [T1]);
  assertJustNow((await readBlock(sql, T1))?.from, since);
  await edit(sql, overdue, { status: "completed" });
});

scene.test("nothing is left of a block where people stay longer than it", async ({ sql, restaurant, tables: { T1 } }) => {
  const sittingId = await addSittingParty(sql, restaurant, [T1]);
  const { details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () =>
          block(sql, restaurant.id, {
            tableIds: [T1],
            startAt: inMinutes(-1),
            endAt: inMinutes(30),
            displace: true,
          }),
        "TABLE_OCCUPIED",
      ),
  );
  const blocking = details.blockingBookings as { bookingId: string }[];
  assertEquals(blocking.map(({ bookingId }) => bookingId), [sittingId]);
});

scene.test("a walk-in does not sit down at a table that a block waits for, beyond its start", async ({ sql, restaurant, tables: { T1 } }) => {
  const sittingId = await addSittingParty(sql, restaurant, [T1]);
  await block(sql, restaurant.id, {
    tableIds: [T1],
    startAt: inMinutes(-1),
    endAt: inMinutes(180),
    displace: true,
  });
  await edit(sql, sittingId, { status: "completed" });
  await assertRefused(
    () =>
      create(sql, restaurant.id, {
        startAt: inMinutes(0),
        tableIds: [T1],
        checkIn: true,
      }),
    "TABLE_BLOCKED",
  );
});

scene.test("a party that sits at a block to come is no obstacle, if it is to leave before", async ({ sql, restaurant, tables: { T1 } }) => {
  await addSittingParty(sql, restaurant, [T1]);
  const { stillOccupied } = await block(sql, restaurant.id, {
    tableIds: [T1],
    startAt: inMinutes(60),
    endAt: inMinutes(90),
  });
  assertEquals(stillOccupied, []);
});
