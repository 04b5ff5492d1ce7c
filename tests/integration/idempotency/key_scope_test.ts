import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { createScene, scene } from "../../../support/scene.ts";

const key = "the-very-same-key";

scene.test("restaurants do not share keys", async (here) => {
  const there = await createScene(here.sql);
  for (const { sql, restaurant, tables: { T1 } } of [here, there]) {
    const bookingId = await addBooking(sql, restaurant);
    const answer = await assign(sql, bookingId, [T1], { key });
    assertEquals([answer.replayed, answer.bookingId], [false, bookingId]);
  }
});

scene.test("assigning, editing and releasing do not share keys", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  const assigned = await assign(sql, bookingId, [T1], { key });
  const edited = await update(sql, bookingId, { notes: "High chair", key });
  const released = await unassign(sql, bookingId, { key });
  assertEquals(
    [assigned.replayed, edited.replayed, released.replayed],
    [false, false, false],
  );
  assertEquals(edited.booking.notes, "High chair");
  assertEquals(released.releasedTableIds, [T1]);
});

scene.test("requests without a key are never mistaken for each other", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, [T1]);
  const { replayed, tableIds } = await assign(sql, bookingId, [T2]);
  assertEquals([replayed, tableIds], [false, [T2]]);
  const stored = await sql`
    select from assignment_requests where restaurant_id = ${restaurant.id}`;
  assertEquals(stored.length, 0);
});
