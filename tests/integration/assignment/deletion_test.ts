import { assertEquals } from "@std/assert";
import { connect, type Database } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { assertViolates } from "../../../support/violation.ts";

/** How many rows of each kind the restaurant has. */
async function countRows(sql: Database, restaurantId: string) {
  const dump = await dumpRestaurant(sql, restaurantId);
  const count = (table: string) => dump[table]?.length;
  return {
    bookings: count("public.bookings"),
    assignments: count("public.table_assignments"),
    assignedTables: count("public.assigned_tables"),
    tables: count("public.dining_tables"),
    events: count("public.assignment_events"),
  };
}

Deno.test("deleting a booking takes its assignment along and leaves the audit", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  await sql`delete from bookings where id = ${bookingId}`;
  assertEquals(await countRows(sql, restaurant.id), {
    bookings: 0,
    assignments: 0,
    assignedTables: 0,
    tables: 4,
    events: 2,
  });
});

Deno.test("the tables of a deleted booking are free", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  await sql`delete from bookings where id = ${bookingId}`;
  await addSeatedBooking(sql, restaurant, tableIds);
  assertEquals((await countRows(sql, restaurant.id)).assignedTables, 4);
});

Deno.test("a table that is held cannot be deleted", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const tableId = tableOf(restaurant, 1);
  await addSeatedBooking(sql, restaurant, [tableId]);
  await assertViolates(
    () => sql`delete from dining_tables where id = ${tableId}`,
    "assigned_tables_restaurant_id_table_id_fkey",
  );
});

Deno.test("a restaurant can be deleted with all that it holds, and leaves the audit", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  await addSeatedBooking(sql, restaurant, restaurant.tableIds);
  await sql`delete from restaurants where id = ${restaurant.id}`;
  assertEquals(await countRows(sql, restaurant.id), {
    bookings: 0,
    assignments: 0,
    assignedTables: 0,
    tables: 0,
    events: 2,
  });
});
