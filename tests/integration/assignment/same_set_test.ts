import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect, type Database } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { tableOf } from "../../../support/table_of.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** A party of four that holds the first two tables of its restaurant. */
async function seatParty(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const tableIds = [tableOf(restaurant, 1), tableOf(restaurant, 2)];
  const bookingId = await addBooking(sql, restaurant);
  const answer = await assign(sql, bookingId, tableIds);
  return { restaurant, tableIds, bookingId, answer };
}

Deno.test("the set that a booking already holds is no change and gives the same answer", async () => {
  await using sql = connect();
  const { restaurant, tableIds, bookingId, answer } = await seatParty(sql);
  const again = await withoutTrace(
    sql,
    restaurant,
    () => assign(sql, bookingId, tableIds),
  );
  assertEquals(again, answer);
});

Deno.test("neither order nor duplicates make another set", async () => {
  await using sql = connect();
  const { restaurant, tableIds, bookingId, answer } = await seatParty(sql);
  const variants = [
    tableIds.toReversed(),
    [...tableIds, ...tableIds],
    tableIds.flatMap((id) => [id, id]),
  ];
  for (const variant of variants) {
    const again = await withoutTrace(
      sql,
      restaurant,
      () => assign(sql, bookingId, variant),
    );
    assertEquals(again, answer);
  }
});

Deno.test("duplicates in the first request count once", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const tableId = tableOf(restaurant, 1);
  const bookingId = await addBooking(sql, restaurant);
  const answer = await assign(sql, bookingId, [tableId, tableId]);
  assertEquals(answer.tableIds, [tableId]);
  assertEquals((await readSeating(sql, bookingId)).tableIds, [tableId]);
});

Deno.test("the same set for a checked-in booking is no change either", async () => {
  await using sql = connect();
  const { restaurant, tableIds, bookingId, answer } = await seatParty(sql);
  await sql`update bookings set status = 'checked_in' where id = ${bookingId}`;
  const again = await withoutTrace(
    sql,
    restaurant,
    () => assign(sql, bookingId, tableIds),
  );
  assertEquals(again, answer);
});

Deno.test("the same set is counted but not refused when a limit has come since", async () => {
  await using sql = connect();
  const { restaurant, tableIds, bookingId, answer } = await seatParty(sql);
  await addCapacityRule(sql, restaurant, { max_covers: 1 });

  const again = await assign(sql, bookingId, tableIds);

  assertEquals(again, {
    ...answer,
    capacity: {
      state: "enforced",
      covers: 4,
      maxCovers: 1,
      parties: 1,
      maxParties: null,
    },
  });
  assertEquals((await readEvents(sql, bookingId)).length, 1);
});
