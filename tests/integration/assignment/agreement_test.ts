import { assertEquals } from "@std/assert";
import {
  addBooking,
  type BookingStatus,
  readSeating,
} from "../../../support/booking.ts";
import { inTransaction } from "../../../support/database.ts";
import { insertAssignment } from "../../../support/direct_assignment.ts";
import { scene } from "../../../support/scene.ts";
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
  scene.test(`a ${status} booking without tables cannot be inserted`, async ({ sql, restaurant }) => {
    await withoutTrace(sql, restaurant, () =>
      assertViolates(
        () => addBooking(sql, restaurant, { status }),
        "a_booking_agrees_with_its_tables",
      ));
  });

  scene.test(`a booking without tables cannot become ${status}`, async ({ sql, restaurant }) => {
    const bookingId = await addBooking(sql, restaurant);
    await withoutTrace(sql, restaurant, () =>
      assertViolates(
        () =>
          sql`update bookings set status = ${status} where id = ${bookingId}`,
        "a_booking_agrees_with_its_tables",
      ));
  });

  scene.test(`a ${status} booking can be inserted together with its tables`, async ({ sql, restaurant }) => {
    const { tableIds } = restaurant;
    const bookingId = await inTransaction(sql, async (transaction) => {
      const id = await addBooking(transaction, restaurant, { status });
      await insertAssignment(transaction, restaurant, id, tableIds);
      return id;
    });
    const seating = await readSeating(sql, bookingId);
    assertEquals(seating.tableIds, tableIds.toSorted());
  });
}

for (const status of notSeated) {
  scene.test(`a ${status} booking cannot be given tables`, async ({ sql, restaurant }) => {
    const bookingId = await addBooking(sql, restaurant, { status });
    const { tableIds } = restaurant;
    await withoutTrace(sql, restaurant, () =>
      assertViolates(
        () => insertAssignment(sql, restaurant, bookingId, tableIds),
        "a_booking_agrees_with_its_tables",
      ));
  });

  scene.test(`tables cannot be put into an empty assignment of a ${status} booking`, async ({ sql, restaurant }) => {
    const bookingId = await addBooking(sql, restaurant, { status });
    await insertAssignment(sql, restaurant, bookingId, []);
    await withoutTrace(sql, restaurant, () =>
      assertViolates(
        () =>
          sql`
            insert into assigned_tables (assignment_id, restaurant_id, table_id, during)
            select a.id, a.restaurant_id, ${
            restaurant.tableIds[0] ?? ""
          }, a.during
            from table_assignments as a
            where a.booking_id = ${bookingId}`,
        "a_booking_agrees_with_its_tables",
      ));
  });
}
