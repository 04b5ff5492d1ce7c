import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { at } from "../../../support/moment.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

Deno.test("Three tables under one key are answered again as they were", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const tableIds = restaurant.tableIds.slice(1).toSorted();
  const bookingId = await addBooking(sql, restaurant);
  const first = await assign(sql, bookingId, tableIds, { key: "double-click" });
  assertEquals([first.replayed, first.tableIds], [false, tableIds]);
  const before = await dumpRestaurant(sql, restaurant.id);
  const again = await assign(sql, bookingId, tableIds, { key: "double-click" });
  assertEquals(again, { ...first, replayed: true });
  assertEquals(await dumpRestaurant(sql, restaurant.id), before);
});

Deno.test("An assignment is answered again as it was after the booking was edited", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const bookingId = await addBooking(sql, restaurant);
  const first = await assign(sql, bookingId, tableIds, { key: "once" });
  await update(sql, bookingId, {
    startAt: at("18:00"),
    endAt: at("19:30"),
    partySize: 2,
    status: "checked_in",
  });
  const again = await assign(sql, bookingId, tableIds, { key: "once" });
  assertEquals(again, { ...first, replayed: true });
});

Deno.test("The set that a booking already has can be asked for under a key and again", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const { bookingId, assignmentId } = await addSeatedBooking(
    sql,
    restaurant,
    tableIds,
  );
  const first = await assign(sql, bookingId, tableIds, { key: "same-set" });
  const again = await assign(sql, bookingId, tableIds, { key: "same-set" });
  assertEquals([first.assignmentId, first.replayed], [assignmentId, false]);
  assertEquals(again, { ...first, replayed: true });
});

Deno.test("A release is answered again, and does not release a second time", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  const first = await unassign(sql, bookingId, { key: "once" });
  assertEquals(first.releasedTableIds, tableIds.toSorted());
  const { assignmentId } = await assign(sql, bookingId, tableIds);
  const again = await unassign(sql, bookingId, { key: "once" });
  assertEquals(again, { ...first, replayed: true });
  assertEquals((await readSeating(sql, bookingId)).assignmentId, assignmentId);
});

Deno.test("An edit is answered again, and does not overwrite a later one", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const edit = { partySize: 2, notes: "High chair", key: "once" };
  const first = await update(sql, bookingId, edit);
  await update(sql, bookingId, { partySize: 5 });
  const again = await update(sql, bookingId, edit);
  assertEquals(again, { ...first, replayed: true });
  const [row] = await sql`
    select party_size from bookings where id = ${bookingId}`;
  assertEquals({ ...row }, { party_size: 5 });
});

Deno.test("Keys do not stand in the way of a new assignment under a new key", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [one, other] = restaurant.tableIds as [string, string];
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, [one], { key: "assign-1" });
  await update(sql, bookingId, { startAt: at("18:00"), endAt: at("19:30") });
  const moved = await assign(sql, bookingId, [other], { key: "assign-2" });
  assertEquals([moved.tableIds, moved.replayed], [[other], false]);
});
