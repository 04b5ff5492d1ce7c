import { assertEquals } from "@std/assert";
import type { Database } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import type { Restaurant } from "../../../support/restaurant.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { assertViolates } from "../../../support/violation.ts";

/** How many rows of each kind the restaurant has; events are those of bookings. */
async function countRows(sql: Database, { id }: Restaurant) {
  const dump = await dumpRestaurant(sql, id);
  const count = (table: string) => dump[table]?.length;
  const [events] = await sql<{ count: number }[]>`
    select count(*)::integer as count from assignment_events
    where restaurant_id = ${id} and booking_id is not null`;
  return {
    bookings: count("public.bookings"),
    assignments: count("public.table_assignments"),
    assignedTables: count("public.assigned_tables"),
    tables: count("public.dining_tables"),
    events: events?.count,
  };
}

scene.test("deleting a booking deletes its assignment and keeps the audit", async ({ sql, restaurant }) => {
  const { tableIds } = restaurant;
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  await sql`delete from bookings where id = ${bookingId}`;
  assertEquals(await countRows(sql, restaurant), {
    bookings: 0,
    assignments: 0,
    assignedTables: 0,
    tables: 4,
    events: 3,
  });
});

scene.test("the tables of a deleted booking are free", async ({ sql, restaurant }) => {
  const { tableIds } = restaurant;
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  await sql`delete from bookings where id = ${bookingId}`;
  await addSeatedBooking(sql, restaurant, tableIds);
  assertEquals((await countRows(sql, restaurant)).assignedTables, 4);
});

scene.test("a table that is held cannot be deleted", async ({ sql, restaurant, tables: { T1 } }) => {
  await addSeatedBooking(sql, restaurant, [T1]);
  await assertViolates(
    () => sql`delete from dining_tables where id = ${T1}`,
    "a_held_table_is_not_deleted",
  );
});

scene.test("deleting a restaurant deletes everything of it but the audit", async ({ sql, restaurant }) => {
  await addSeatedBooking(sql, restaurant, restaurant.tableIds);
  await sql`delete from restaurants where id = ${restaurant.id}`;
  assertEquals(await countRows(sql, restaurant), {
    bookings: 0,
    assignments: 0,
    assignedTables: 0,
    tables: 0,
    events: 3,
  });
});
