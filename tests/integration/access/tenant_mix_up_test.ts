import { assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect, type Database } from "../../../support/database.ts";
import {
  addAdjacency,
  addTable,
  createRestaurant,
  type Restaurant,
} from "../../../support/restaurant.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { tableOf } from "../../../support/table_of.ts";

type MixUp = (
  sql: Database,
  own: Restaurant,
  other: Restaurant,
) => Promise<unknown>;

const mixUps: Record<string, MixUp> = {
  "a table in another restaurant's zone": (sql, { id }, { zoneId }) =>
    addTable(sql, { id, zoneId }),

  "neighbours of two restaurants": (sql, own, other) =>
    addAdjacency(sql, own.id, tableOf(own, 1), tableOf(other, 1)),

  "an assignment of another restaurant's booking": async (sql, own, other) => {
    const bookingId = await addBooking(sql, other);
    await sql`
      insert into table_assignments (restaurant_id, booking_id)
      values (${own.id}, ${bookingId})`;
  },

  "an assignment at another restaurant's table": async (sql, own, other) => {
    const tableIds = [tableOf(own, 1)];
    const { assignmentId } = await addSeatedBooking(sql, own, tableIds);
    await sql`
      update assigned_tables set table_id = ${tableOf(other, 1)}
      where assignment_id = ${assignmentId}`;
  },

  "a capacity rule for another restaurant's service": async (
    sql,
    own,
    other,
  ) => {
    const times = { start_time: "18:00", end_time: "22:00" };
    const service_period_id = await addServicePeriod(sql, other, times);
    await addCapacityRule(sql, own, { service_period_id });
  },
};

for (const [name, write] of Object.entries(mixUps)) {
  Deno.test(`the database refuses ${name}`, async () => {
    await using sql = connect();
    const own = await createRestaurant(sql);
    const other = await createRestaurant(sql);
    const error = await assertRejects(
      () => write(sql, own, other),
      postgres.PostgresError,
    );
    // A foreign key: each of them starts with the restaurant.
    assertEquals(error.code, "23503");
  });
}
