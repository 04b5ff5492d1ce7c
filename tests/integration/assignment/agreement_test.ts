import { assertEquals } from "@std/assert";
import {
  addBooking,
  type BookingStatus,
  readSeating,
} from "../../fixtures/booking.ts";
import { connect, type Database } from "../../fixtures/database.ts";
import {
  createRestaurant,
  type Restaurant,
} from "../../fixtures/restaurant.ts";
import { addSeatedBooking } from "../../fixtures/seated_booking.ts";
import { tableOf } from "../../fixtures/table_of.ts";
import { assertViolates } from "../../fixtures/violation.ts";
import { withoutTrace } from "../../fixtures/without_trace.ts";

const seated = ["confirmed", "checked_in"] satisfies BookingStatus[];
const notSeated = [
  "pending",
  "completed",
  "cancelled",
  "no_show",
] satisfies BookingStatus[];

for (const status of seated) {
  Deno.test(`a ${status} booking without tables cannot be inserted`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    await withoutTrace(sql, restaurant, () =>
      assertViolates(
        () => addBooking(sql, restaurant, { status }),
        "a_booking_agrees_with_its_tables",
      ));
  });

  Deno.test(`a booking without tables cannot become ${status}`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const bookingId = await addBooking(sql, restaurant);
    await withoutTrace(sql, restaurant, () =>
      assertViolates(
        () =>
          sql`update bookings set status = ${status} where id = ${bookingId}`,
        "a_booking_agrees_with_its_tables",
      ));
  });

  Deno.test(`a ${status} booking can be inserted together with its tables`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const bookingId = await sql.begin(async (transaction) => {
      const database = transaction as unknown as Database;
      const id = await addBooking(database, restaurant, { status });
      await insertAssignment(database, restaurant, id, restaurant.tableIds);
      return id;
    });
    const { tableIds } = await readSeating(sql, bookingId);
    assertEquals(tableIds, restaurant.tableIds.toSorted());
  });
}

for (const status of notSeated) {
  Deno.test(`a ${status} booking cannot be given tables`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const bookingId = await addBooking(sql, restaurant, { status });
    const { tableIds } = restaurant;
    await withoutTrace(sql, restaurant, () =>
      assertViolates(
        () => insertAssignment(sql, restaurant, bookingId, tableIds),
        "an_assignment_agrees_with_its_booking",
      ));
  });

  Deno.test(`a ${status} booking cannot be given an assignment to fill later`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const bookingId = await addBooking(sql, restaurant, { status });
    await withoutTrace(sql, restaurant, () =>
      assertViolates(
        () => insertAssignment(sql, restaurant, bookingId, []),
        "an_assignment_agrees_with_its_booking",
      ));
  });
}

/** Writes an assignment past the RPCs, in one statement. */
async function insertAssignment(
  sql: Database,
  restaurant: Restaurant,
  bookingId: string,
  tableIds: readonly string[],
): Promise<void> {
  await sql`
    with assignment as (
      insert into table_assignments (restaurant_id, booking_id)
      values (${restaurant.id}, ${bookingId})
      returning id
    )
    insert into assigned_tables (assignment_id, restaurant_id, table_id, during)
    select a.id, b.restaurant_id, wanted.id, tstzrange(b.start_at, b.end_at)
    from assignment as a, bookings as b, unnest(${[...tableIds]}::uuid[])
      as wanted (id)
    where b.id = ${bookingId}`;
}

Deno.test("the tables of a confirmed booking cannot be deleted", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const { assignmentId } = await addSeatedBooking(sql, restaurant, tableIds);
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`delete from assigned_tables where assignment_id = ${assignmentId}`,
      "the_last_table_is_not_taken_away",
    ));
});

Deno.test("the assignment of a confirmed booking cannot be deleted", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const { assignmentId } = await addSeatedBooking(sql, restaurant, tableIds);
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () => sql`delete from table_assignments where id = ${assignmentId}`,
      "an_assignment_agrees_with_its_booking",
    ));
});

Deno.test("an assignment cannot be passed on to a booking that is not seated", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const { assignmentId } = await addSeatedBooking(sql, restaurant, tableIds);
  const other = await addBooking(sql, restaurant, { status: "cancelled" });
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`
        update table_assignments set booking_id = ${other}
        where id = ${assignmentId}`,
      "an_assignment_agrees_with_its_booking",
    ));
});

Deno.test("the last table of a booking cannot be passed on to another", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const giver = await addSeatedBooking(sql, restaurant, [
    tableOf(restaurant, 1),
  ]);
  const taker = await addSeatedBooking(sql, restaurant, [
    tableOf(restaurant, 2),
  ]);
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`
        update assigned_tables set assignment_id = ${taker.assignmentId}
        where assignment_id = ${giver.assignmentId}`,
      "the_last_table_is_not_taken_away",
    ));
});

Deno.test("one of two tables can be taken away", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [first, second] = [tableOf(restaurant, 1), tableOf(restaurant, 2)];
  const { bookingId } = await addSeatedBooking(sql, restaurant, [
    first,
    second,
  ]);
  await sql`
    delete from assigned_tables
    where restaurant_id = ${restaurant.id} and table_id = ${first}`;
  const { status, tableIds } = await readSeating(sql, bookingId);
  assertEquals({ status, tableIds }, {
    status: "confirmed",
    tableIds: [second],
  });
});
