import { assertEquals } from "@std/assert";
import {
  addBooking,
  type BookingStatus,
  readSeating,
} from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import {
  createRestaurant,
  type Restaurant,
} from "../../../support/restaurant.ts";
import { assertViolates } from "../../../support/violation.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

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
