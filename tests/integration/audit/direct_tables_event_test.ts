import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { type Database, inTransaction } from "../../../support/database.ts";
import { insertAssignment } from "../../../support/direct_assignment.ts";
import {
  type AuditEvent,
  readChanges,
  readEvents,
} from "../../../support/event.ts";
import { at, windowOf } from "../../../support/moment.ts";
import { addPromise } from "../../../support/party.ts";
import { block } from "../../../support/room_rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { EVENING, OWNER, PENDING, seatedAt } from "./audited_booking.ts";

/** A party at T1 and T2. */
const party = scene.with({
  arrange: async ({ sql, restaurant, tables: { T1, T2 } }: Scene) => ({
    bookingId: await addPromise(sql, restaurant, [T1, T2], EVENING),
  }),
});

type PartyScene = Scene & { readonly bookingId: string };

/** The condition for the rows of a booking in assigned_tables. */
const rowsOf = (sql: Database, bookingId: string) =>
  sql`
  assignment_id = (
    select id from table_assignments where booking_id = ${bookingId}
  )`;

const changes: readonly [
  string,
  (scene: PartyScene) => PromiseLike<unknown>,
  AuditEvent["action"],
  (tables: Scene["tables"]) => string[],
][] = [
  [
    "tables that are added directly",
    ({ sql, bookingId, tables: { T3, T4 } }) =>
      sql`
      insert into assigned_tables
        (assignment_id, restaurant_id, table_id, during, occupied)
      select a.id, a.restaurant_id, wanted.id, a.during, a.occupied
      from table_assignments as a
      cross join unnest(${[T3, T4]}::uuid[]) as wanted (id)
      where a.booking_id = ${bookingId}`,
    "reassigned",
    ({ T1, T2, T3, T4 }) => [T1, T2, T3, T4],
  ],
  [
    "a table that is taken away directly",
    ({ sql, bookingId, tables: { T2 } }) =>
      sql`
      delete from assigned_tables
      where ${rowsOf(sql, bookingId)} and table_id = ${T2}`,
    "released",
    ({ T1 }) => [T1],
  ],
  [
    "a table that is exchanged directly",
    ({ sql, bookingId, tables: { T2, T3 } }) =>
      sql`
      update assigned_tables set table_id = ${T3}
      where ${rowsOf(sql, bookingId)} and table_id = ${T2}`,
    "reassigned",
    ({ T1, T3 }) => [T1, T3],
  ],
];

for (const [name, change, action, tablesAfter] of changes) {
  party.test(`${name} leave${name.startsWith("tables") ? "" : "s"} one event: ${action}`, async (scene) => {
    const { sql, bookingId, tables } = scene;
    await change(scene);
    const [, ...events] = await readChanges(sql, bookingId);
    assertEquals(events, [{
      ...OWNER,
      action,
      before: seatedAt([tables.T1, tables.T2]),
      after: seatedAt(tablesAfter(tables)),
      capacity: null,
    }]);
  });
}

party.test("two tables that are exchanged directly lead from one set to the other", async ({ sql, bookingId, tables: { T1, T2, T3, T4 } }) => {
  await sql`
    update assigned_tables
    set table_id = case table_id when ${T1} then ${T3}::uuid else ${T4} end
    where ${rowsOf(sql, bookingId)}`;
  const [, first, last] = await readChanges(sql, bookingId);
  assertEquals(first?.before, seatedAt([T1, T2]));
  assertEquals(last?.before, first?.after);
  assertEquals(last?.after, seatedAt([T3, T4]));
});

party.test("a table that is given from one booking to another directly leaves one event of each", async ({ sql, restaurant, bookingId, tables: { T1, T2, T3 } }) => {
  const other = await addPromise(sql, restaurant, [T3], EVENING);
  await sql`
    update assigned_tables set assignment_id = (
      select id from table_assignments where booking_id = ${other}
    )
    where ${rowsOf(sql, bookingId)} and table_id = ${T2}`;
  const [, given] = await readChanges(sql, bookingId);
  const [, got] = await readChanges(sql, other);
  assertEquals([given?.action, given?.after], ["released", seatedAt([T1])]);
  assertEquals([got?.action, got?.after], ["reassigned", seatedAt([T2, T3])]);
});

party.test("an assignment that is replaced directly leaves one event for each statement", async ({ sql, restaurant, bookingId, tables: { T1, T2, T3 } }) => {
  await inTransaction(sql, async (transaction) => {
    await transaction`
      delete from table_assignments where booking_id = ${bookingId}`;
    await insertAssignment(transaction, restaurant, bookingId, [T3]);
  });
  const [, ...events] = await readChanges(sql, bookingId);
  assertEquals(
    events.map(({ action, before, after }) => [action, before, after]),
    [
      ["released", seatedAt([T1, T2]), seatedAt([])],
      ["assigned", seatedAt([]), seatedAt([T3])],
    ],
  );
});

scene.test("a booking that is given tables and confirmed directly leaves an event of each", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addBooking(sql, restaurant, EVENING);
  await inTransaction(sql, async (transaction) => {
    await insertAssignment(transaction, restaurant, bookingId, [T1]);
    await transaction`
      update bookings set status = 'confirmed' where id = ${bookingId}`;
  });
  const held = { ...PENDING, tableIds: [T1] };
  const events = (await readEvents(sql, bookingId)).slice(1);
  assertEquals(
    events.map(({ action, before, after }) => [action, before, after]),
    [
      ["assigned", PENDING, held],
      ["edited", held, { ...seatedAt([T1]), edited: ["status"] }],
    ],
  );
});

/** The events of blocks. */
const blockEvents = (sql: Database, restaurantId: string) =>
  sql<{ action: string; before: unknown; after: unknown }[]>`
  select action, before, after from assignment_events
  where restaurant_id = ${restaurantId} and action in ('blocked', 'unblocked')
  order by id`;

scene.test("a block that is made and taken back directly leaves one event each", async ({ sql, restaurant, tables: { T1 } }) => {
  const window = windowOf(at("18:00"), at("20:00"));
  await sql`
    with block as (
      insert into table_assignments (restaurant_id, block_reason, during)
      values (${restaurant.id}, 'Rain', ${window})
      returning id, restaurant_id, during
    )
    insert into assigned_tables (assignment_id, restaurant_id, table_id, during)
    select id, restaurant_id, ${T1}, during from block`;
  const [{ id: assignmentId = "" } = {}] = await sql<{ id: string }[]>`
    select id from table_assignments where restaurant_id = ${restaurant.id}`;
  await sql`delete from table_assignments where id = ${assignmentId}`;
  const blocked = {
    assignmentId,
    tableIds: [T1],
    startAt: at("18:00"),
    endAt: at("20:00"),
    reason: "Rain",
  };
  const nothing = { tableIds: [] };
  assertEquals([...await blockEvents(sql, restaurant.id)], [
    { action: "blocked", before: nothing, after: blocked },
    { action: "unblocked", before: blocked, after: nothing },
  ]);
});

party.test("a restaurant that is deleted leaves one event of its party, and none of its block", async ({ sql, restaurant, bookingId, tables: { T3 } }) => {
  await block(sql, restaurant.id, {
    tableIds: [T3],
    startAt: at("18:00"),
    endAt: at("20:00"),
  });
  await sql`delete from restaurants where id = ${restaurant.id}`;
  const [, ...events] = await readChanges(sql, bookingId);
  assertEquals(events.map(({ action }) => action), ["released"]);
  assertEquals((await blockEvents(sql, restaurant.id)).length, 1);
});
