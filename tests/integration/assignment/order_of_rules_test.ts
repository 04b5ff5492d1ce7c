import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect, type Database } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import {
  addAdjacency,
  addTable,
  addZone,
  createRestaurant,
} from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import type { Reason } from "../../../supabase/functions/_shared/error_catalogue.ts";

/** A request for two tables that breaks every rule, and how to mend each. */
async function breakEveryRule(sql: Database) {
  const restaurant = await createRestaurant(sql, { seats: [4] });
  const zoneId = await addZone(sql, restaurant.id);
  const taken = tableOf(restaurant, 1);
  await addSeatedBooking(sql, restaurant, [taken]);
  const other = await addTable(sql, { id: restaurant.id, zoneId }, {
    is_active: false,
    is_movable: false,
  });
  await addCapacityRule(sql, restaurant, { max_covers: 0 });
  const bookingId = await addBooking(sql, restaurant, {
    party_size: 9,
    status: "cancelled",
  });
  const tableIds = [taken, other, crypto.randomUUID()];
  return { restaurant, taken, other, bookingId, tableIds };
}

Deno.test("a request that breaks several rules is refused for one after the other, validation before conflict", async () => {
  await using sql = connect();
  const { restaurant, taken, other, bookingId, tableIds } =
    await breakEveryRule(sql);
  const mend: [Reason, () => PromiseLike<unknown>][] = [
    [
      "BOOKING_NOT_ASSIGNABLE",
      () => sql`update bookings set status = 'pending' where id = ${bookingId}`,
    ],
    ["TABLE_NOT_FOUND", () => Promise.resolve(tableIds.pop())],
    [
      "TABLE_INACTIVE",
      () => sql`update dining_tables set is_active = true where id = ${other}`,
    ],
    ["TABLES_SPAN_ZONES", () =>
      sql`
      update dining_tables set zone_id = ${restaurant.zoneId}
      where id = ${other}`],
    [
      "TABLE_NOT_MOVABLE",
      () => sql`update dining_tables set is_movable = true where id = ${other}`,
    ],
    [
      "TABLES_NOT_ADJACENT",
      () => addAdjacency(sql, restaurant.id, taken, other),
    ],
    [
      "PARTY_EXCEEDS_SEATS",
      () => sql`update bookings set party_size = 8 where id = ${bookingId}`,
    ],
    ["TABLE_TAKEN", () =>
      sql`
      update bookings set status = 'cancelled'
      where restaurant_id = ${restaurant.id} and status = 'confirmed'`],
    ["CAPACITY_EXCEEDED", () =>
      sql`
      delete from restaurant_capacity_rules
      where restaurant_id = ${restaurant.id}`],
  ];

  const call = () =>
    assign(sql, bookingId, tableIds, { requireAdjacency: true });
  for (const [reason, repair] of mend) {
    await assertRefused(call, reason);
    await repair();
  }
  assertEquals((await call()).tableIds, tableIds.toSorted());
});
