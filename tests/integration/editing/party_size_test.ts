import { assertEquals } from "@std/assert";
import { readSeating } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { update } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

Deno.test("A party that grows beyond the seats of its tables is refused", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [2, 3, 8] });
  const tableIds = restaurant.tableIds.slice(0, 2).toSorted();
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  const before = await dumpRestaurant(sql, restaurant.id);
  const refusal = await assertRefused(
    () => update(sql, bookingId, { partySize: 6, notes: "One more" }),
    "PARTY_EXCEEDS_SEATS",
  );
  assertEquals(refusal.details, {
    restaurantId: restaurant.id,
    tableIds,
    seats: 5,
    partySize: 6,
  });
  assertEquals(await dumpRestaurant(sql, restaurant.id), before);
});

for (
  const [how, partySize] of [["grows to", 5], ["shrinks below", 1]] as const
) {
  Deno.test(`A party that ${how} the seats of its tables keeps them`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql, { seats: [2, 3] });
    const tableIds = restaurant.tableIds.toSorted();
    const { bookingId, assignmentId } = await addSeatedBooking(
      sql,
      restaurant,
      tableIds,
    );
    const { booking, assignment } = await update(sql, bookingId, { partySize });
    assertEquals(booking.partySize, partySize);
    assertEquals(assignment, { assignmentId, tableIds });
    assertEquals((await readSeating(sql, bookingId)).tableIds, tableIds);
  });
}

Deno.test("A table that lost seats refuses a growing party, not one that moves", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [4] });
  const { tableIds } = restaurant;
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds, {
    party_size: 3,
  });
  await sql`
    update dining_tables set seats = 2, is_active = false
    where restaurant_id = ${restaurant.id}`;
  const { booking } = await update(sql, bookingId, {
    startAt: at("18:00"),
    endAt: at("19:30"),
  });
  assertEquals(booking.startAt, at("18:00"));
  await assertRefused(
    () => update(sql, bookingId, { partySize: 4 }),
    "PARTY_EXCEEDS_SEATS",
  );
});
