import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { assertRefused } from "../../../support/refusal.ts";
import {
  addAdjacency,
  addTable,
  addZone,
} from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import type { Reason } from "../../../supabase/functions/_shared/error_catalogue.ts";

/** Prepares a request for three tables that breaks every rule. */
async function breakEveryRule({ sql, restaurant, tables }: Scene<"taken">) {
  const zoneId = await addZone(sql, restaurant.id);
  await addSeatedBooking(sql, restaurant, [tables.taken]);
  const unfit = await addTable(sql, { ...restaurant, zoneId }, {
    is_active: false,
    is_movable: false,
  });
  await addCapacityRule(sql, restaurant, { max_covers: 0 });
  const bookingId = await addBooking(sql, restaurant, {
    party_size: 9,
    status: "cancelled",
  });
  const tableIds = [tables.taken, unfit, crypto.randomUUID()];
  return { unfit, bookingId, tableIds };
}

const broken = scene.with({ tables: { taken: 4 }, arrange: breakEveryRule });

broken.test("a request that breaks several rules is refused for one after the other, validation before conflict", async ({ sql, restaurant, tables: { taken }, unfit, bookingId, tableIds }) => {
  const repairs: [Reason, () => PromiseLike<unknown>][] = [
    [
      "BOOKING_NOT_ASSIGNABLE",
      () => sql`update bookings set status = 'pending' where id = ${bookingId}`,
    ],
    ["TABLE_NOT_FOUND", () => Promise.resolve(tableIds.pop())],
    [
      "TABLE_INACTIVE",
      () => sql`update dining_tables set is_active = true where id = ${unfit}`,
    ],
    ["TABLES_SPAN_ZONES", () =>
      sql`
      update dining_tables set zone_id = ${restaurant.zoneId}
      where id = ${unfit}`],
    [
      "TABLE_NOT_MOVABLE",
      () => sql`update dining_tables set is_movable = true where id = ${unfit}`,
    ],
    [
      "TABLES_NOT_ADJACENT",
      () => addAdjacency(sql, restaurant.id, taken, unfit),
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
  for (const [reason, repair] of repairs) {
    await assertRefused(call, reason);
    await repair();
  }
  assertEquals((await call()).tableIds, tableIds.toSorted());
});
