import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";

const key = "the-very-same-key";

Deno.test("Restaurants do not share keys", async () => {
  await using sql = connect();
  for (let n = 0; n < 2; n++) {
    const restaurant = await createRestaurant(sql);
    const bookingId = await addBooking(sql, restaurant);
    const answer = await assign(sql, bookingId, restaurant.tableIds, { key });
    assertEquals([answer.replayed, answer.bookingId], [false, bookingId]);
  }
});

Deno.test("Assigning, editing and releasing do not share keys", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const assigned = await assign(sql, bookingId, restaurant.tableIds, { key });
  const edited = await update(sql, bookingId, { notes: "High chair", key });
  const released = await unassign(sql, bookingId, { key });
  assertEquals(
    [assigned.replayed, edited.replayed, released.replayed],
    [false, false, false],
  );
  assertEquals(edited.booking.notes, "High chair");
  assertEquals(released.releasedTableIds, restaurant.tableIds.toSorted());
});

Deno.test("Requests without a key are never taken for each other", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [a, b] = restaurant.tableIds as [string, string];
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, [a]);
  const { replayed, tableIds } = await assign(sql, bookingId, [b]);
  assertEquals([replayed, tableIds], [false, [b]]);
  const stored = await sql`
    select from assignment_requests where restaurant_id = ${restaurant.id}`;
  assertEquals(stored.length, 0);
});
