import { assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { addAdjacency, addTable } from "../../../support/restaurant.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";

const mixUps: Record<string, (own: Scene, other: Scene) => Promise<unknown>> = {
  "a table in another restaurant's zone": ({ sql, restaurant }, other) =>
    addTable(sql, { ...restaurant, zoneId: other.restaurant.zoneId }),

  "neighbours of two restaurants": ({ sql, restaurant, tables }, other) =>
    addAdjacency(sql, restaurant.id, tables.T1, other.tables.T1),

  "an assignment of another restaurant's booking": async (own, other) => {
    const { sql, restaurant } = own;
    const bookingId = await addBooking(sql, other.restaurant);
    await sql`
      insert into table_assignments (restaurant_id, booking_id)
      values (${restaurant.id}, ${bookingId})`;
  },

  "an assignment at another restaurant's table": async (own, other) => {
    const { sql, restaurant, tables: { T1 } } = own;
    const { assignmentId } = await addSeatedBooking(sql, restaurant, [T1]);
    await sql`
      update assigned_tables set table_id = ${other.tables.T1}
      where assignment_id = ${assignmentId}`;
  },

  "a capacity rule for another restaurant's service": async (own, other) => {
    const { sql, restaurant } = own;
    const service_period_id = await addServicePeriod(sql, other.restaurant, {
      start_time: "18:00",
      end_time: "22:00",
    });
    await addCapacityRule(sql, restaurant, { service_period_id });
  },
};

for (const [name, write] of Object.entries(mixUps)) {
  scene.test(`the database refuses ${name}`, async (own) => {
    const other = await createScene(own.sql);
    const error = await assertRejects(
      () => write(own, other),
      postgres.PostgresError,
    );
    // A foreign key: each of them starts with the restaurant.
    assertEquals(error.code, "23503");
  });
}
