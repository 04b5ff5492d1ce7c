import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { aroundNow, at } from "../../../support/moment.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

scene.test("an assignment of several tables is answered again and changes nothing", async ({ sql, restaurant, tables: { T1, T2, T3 } }) => {
  const tableIds = [T1, T2, T3].sort();
  const bookingId = await addBooking(sql, restaurant);
  const first = await assign(sql, bookingId, tableIds, { key: "double-click" });
  assertEquals([first.replayed, first.tableIds], [false, tableIds]);
  const again = await withoutTrace(
    sql,
    restaurant,
    () => assign(sql, bookingId, tableIds, { key: "double-click" }),
  );
  assertEquals(again, { ...first, replayed: true });
});

scene.test("an assignment is answered again as it was, even if the booking was edited since", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  const first = await assign(sql, bookingId, [T1], { key: "once" });
  const now = aroundNow();
  await update(sql, bookingId, {
    startAt: now.start_at,
    endAt: now.end_at,
    partySize: 2,
    status: "checked_in",
  });
  const again = await assign(sql, bookingId, [T1], { key: "once" });
  assertEquals(again, { ...first, replayed: true });
});

scene.test("a request for the set that a booking already has is answered again", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const tableIds = [T1, T2];
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

scene.test("a release is answered again while the booking has no tables", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const tableIds = [T1, T2].sort();
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  const first = await unassign(sql, bookingId, { key: "once" });
  assertEquals(first.releasedTableIds, tableIds);
  const again = await withoutTrace(
    sql,
    restaurant,
    () => unassign(sql, bookingId, { key: "once" }),
  );
  assertEquals(again, { ...first, replayed: true });
});

scene.test("an edit is answered again, and does not overwrite a later one", async ({ sql, restaurant }) => {
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

scene.test("a booking can be assigned again under another key", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, [T1], { key: "assign-1" });
  await update(sql, bookingId, { startAt: at("18:00"), endAt: at("19:30") });
  const moved = await assign(sql, bookingId, [T2], { key: "assign-2" });
  assertEquals([moved.tableIds, moved.replayed], [[T2], false]);
});
