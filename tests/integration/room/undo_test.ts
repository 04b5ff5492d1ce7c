import { assertEquals } from "@std/assert";
import { assertJustNow } from "../../../support/assert_now.ts";
import { near } from "../../../support/near_now.ts";
import {
  addOverdueParty,
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { edit } from "../../../support/room_rpc.ts";
import { addBooking } from "../../../support/booking.ts";
import { scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

scene.test("the wrong party was checked in: undone, its table stays promised and is not occupied", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  const { booking, assignment } = await edit(sql, bookingId, {
    status: "confirmed",
  });
  assertEquals([booking.status, booking.seatedAt], ["confirmed", null]);
  assertEquals(assignment?.tableIds, [T1]);
  const party = await readParty(sql, bookingId);
  assertEquals([party.occupiedIds, party.seatedAt], [[], null]);
});

scene.test("an early check-in that is undone gives back the time before the start", async ({ sql, restaurant, tables: { T1 } }) => {
  const window = near(60, 150);
  const bookingId = await addPromise(sql, restaurant, [T1], window);
  await edit(sql, bookingId, { status: "checked_in" });
  await edit(sql, bookingId, { status: "confirmed" });
  const party = await readParty(sql, bookingId);
  assertEquals(
    [party.heldFrom, party.heldUntil],
    [new Date(window.start_at), new Date(window.end_at)],
  );
  await addPromise(sql, restaurant, [T1], near(-10, 59));
});

scene.test("a check-in that is undone and done again has its second time", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  await edit(sql, bookingId, { status: "confirmed" });
  const since = Date.now();
  const { booking } = await edit(sql, bookingId, { status: "checked_in" });
  assertJustNow(booking.seatedAt, since);
});

scene.test("the check-in of an overdue party can be undone", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addOverdueParty(sql, restaurant, [T1], 5);
  await edit(sql, bookingId, { status: "confirmed" });
  const party = await readParty(sql, bookingId);
  assertEquals([party.status, party.occupiedIds], ["confirmed", []]);
});

scene.test("a party leaves: its tables are free at once, and when it left is known", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  const { seatedAt } = await readParty(sql, bookingId);
  const since = Date.now();
  const { booking, assignment } = await edit(sql, bookingId, {
    status: "completed",
  });
  assertEquals([booking.status, assignment], ["completed", null]);
  assertJustNow(booking.leftAt, since);
  const party = await readParty(sql, bookingId);
  assertEquals([party.tableIds, party.seatedAt], [[], seatedAt]);
  await addSittingParty(sql, restaurant, [T1]);
});

scene.test("an overdue party leaves like any other", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addOverdueParty(sql, restaurant, [T1], 20);
  await edit(sql, bookingId, { status: "completed" });
  await addSittingParty(sql, restaurant, [T1]);
});

scene.test("a party leaves that nobody checked in, also one without a table", async ({ sql, restaurant, tables: { T1 } }) => {
  const seated = await addPromise(sql, restaurant, [T1], near(-60, 30));
  const pending = await addBooking(sql, restaurant, near(-60, 30));
  for (const bookingId of [seated, pending]) {
    const since = Date.now();
    const { booking } = await edit(sql, bookingId, { status: "completed" });
    assertJustNow(booking.leftAt, since);
    assertEquals(booking.seatedAt, null);
  }
});

scene.test("a booking without a table is not checked in", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, near(-5, 60));
  const { details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => edit(sql, bookingId, { status: "checked_in" }),
        "STATUS_NOT_ALLOWED",
      ),
  );
  assertEquals(
    [details.status, details.requestedStatus],
    ["pending", "checked_in"],
  );
});
