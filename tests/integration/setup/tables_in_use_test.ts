import { assertEquals } from "@std/assert";
import { readSeating } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import { aroundNow, at, during } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { block } from "../../../support/room_rpc.ts";
import { assign, update } from "../../../support/rpc.ts";
import { addBooking } from "../../../support/booking.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { startBlocked } from "../../../support/waiting.ts";
import { managed, writeAs } from "./managed.ts";

const remove = (tableId: string) => (session: Database) =>
  session`delete from dining_tables where id = ${tableId}`;

managed.test("a table that is promised is not deleted, and the refusal says to whom", async ({ sql, restaurant, tables: { T1, T2 }, asManager }) => {
  const { bookingId, assignmentId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1, T2],
    during("18:00", "20:00"),
  );
  assertEquals(
    await assertRefused(() => asManager(remove(T1)), "STILL_IN_USE"),
    {
      sqlstate: "TA017",
      message: "Table T1 is promised",
      details: {
        restaurantId: restaurant.id,
        tableId: T1,
        holds: [{
          bookingId,
          assignmentId,
          startAt: at("18:00"),
          endAt: at("20:00"),
          occupied: false,
        }],
      },
      hint:
        "Move these bookings or take the blocks back first; or take the table out of use, which keeps them",
    },
  );
});

managed.test("a table where people sit is not deleted", async ({ sql, restaurant, tables: { T1 }, asManager }) => {
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1],
    aroundNow(),
  );
  await update(sql, bookingId, { status: "checked_in" });
  const { message } = await assertRefused(
    () => asManager(remove(T1)),
    "STILL_IN_USE",
  );
  assertEquals(message, "People sit at table T1");
});

managed.test("a table that is blocked for later is not deleted", async ({ sql, restaurant, tables: { T1 }, asManager }) => {
  const { assignmentId } = await block(sql, restaurant.id, {
    tableIds: [T1],
    startAt: at("18:00"),
    endAt: at("20:00"),
    reason: "Painters",
  });
  const { details } = await assertRefused(
    () => asManager(remove(T1)),
    "STILL_IN_USE",
  );
  assertEquals((details.holds as unknown[]).length, 1);
  assertEquals(
    (details.holds as { assignmentId: string; bookingId: null }[])[0]
      ?.assignmentId,
    assignmentId,
  );
});

managed.test("a block that is over does not keep its tables", async ({ sql, restaurant, tables: { T1, T2 }, asManager }) => {
  const startAt = new Date(Date.now() - 7_200_000).toISOString();
  const endAt = new Date(Date.now() + 3_600_000).toISOString();
  const { assignmentId } = await block(sql, restaurant.id, {
    tableIds: [T1, T2],
    startAt,
    endAt,
    reason: "Painters",
  });
  await sql`
    update table_assignments
    set during = tstzrange(now() - interval '2 hours', now() - interval '1 hour')
    where id = ${assignmentId}`;
  await asManager(remove(T1));
  const held = await sql`
    select table_id from assigned_tables where restaurant_id = ${restaurant.id}`;
  assertEquals(held.map((row) => row.table_id), [T2]);
  await asManager(remove(T2));
  const left = await sql`
    select id from table_assignments where restaurant_id = ${restaurant.id}`;
  assertEquals([...left], []);
});

managed.test("a table that nobody has is deleted with its adjacencies", async ({ sql, restaurant, tables: { T1 }, asManager }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
  await update(sql, bookingId, { status: "cancelled" });
  await asManager(remove(T1));
  const left = await sql`select id from dining_tables where id = ${T1}`;
  assertEquals([...left], []);
});

managed.test("a deletion waits for an assignment that is about to have the table, and is refused in words then", async ({ sql, restaurant, tables: { T1 }, manager, clients: [client, deleter] }) => {
  const bookingId = await addBooking(sql, restaurant);
  await client`begin`;
  await assign(client, bookingId, [T1]);
  const { outcome } = await startBlocked(
    sql,
    deleter,
    (session) => writeAs(session, manager, remove(T1)),
  );
  await client`commit`;
  assertEquals((await outcome).sqlstate, "TA017");
  assertEquals((await readSeating(sql, bookingId)).tableIds, [T1]);
});
