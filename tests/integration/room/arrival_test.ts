import { assertEquals } from "@std/assert";
import { assertJustNow } from "../../../support/assert_now.ts";
import { addBooking } from "../../../support/booking.ts";
import { near } from "../../../support/near_now.ts";
import {
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { create, edit } from "../../../support/room_rpc.ts";
import { scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

scene.test("a party waits at the bar while people still sit at its table", async ({ sql, restaurant, tables: { T1 } }) => {
  await addSittingParty(sql, restaurant, [T1], near(-90, 5));
  const bookingId = await addPromise(sql, restaurant, [T1], near(5, 90));
  const since = Date.now();
  const { booking, assignment } = await edit(sql, bookingId, { arrived: true });
  assertJustNow(booking.arrivedAt, since);
  assertEquals(
    [booking.status, booking.seatedAt, booking.arrivedGuests],
    ["confirmed", null, null],
  );
  assertEquals(assignment?.tableIds, [T1]);
  await assertRefused(
    () => edit(sql, bookingId, { status: "checked_in" }),
    "TABLE_OCCUPIED",
  );
});

scene.test("three of six have come, then all of them", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, {
    ...near(-5, 90),
    party_size: 6,
  });
  const some = await edit(sql, bookingId, { arrivedGuests: 3 });
  const all = await edit(sql, bookingId, { arrived: true, arrivedGuests: 6 });
  assertEquals(some.booking.arrivedGuests, 3);
  assertEquals(all.booking.arrivedGuests, 6);
  assertEquals(all.booking.arrivedAt, some.booking.arrivedAt);
});

scene.test("a party that was taken for another one has not arrived after all", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, near(-5, 90));
  await edit(sql, bookingId, { arrivedGuests: 4 });
  const { booking } = await edit(sql, bookingId, { arrived: false });
  assertEquals([booking.arrivedAt, booking.arrivedGuests], [null, null]);
});

scene.test("who walks in and finds no table is here and pending: the waiting list", async ({ sql, restaurant }) => {
  const since = Date.now();
  const { booking, assignment } = await create(sql, restaurant.id, {
    startAt: near(20, 20).start_at,
    arrivedGuests: 2,
  });
  assertEquals([booking.status, assignment], ["pending", null]);
  assertEquals(booking.arrivedGuests, 2);
  assertJustNow(booking.arrivedAt, since);
});

for (const status of ["cancelled", "no_show", "completed"]) {
  scene.test(`an arrival is recorded also for a booking that is ${status}, and touches nothing else`, async ({ sql, restaurant, tables: { T1 } }) => {
    const bookingId = await addPromise(sql, restaurant, [T1], near(-30, 30));
    await edit(sql, bookingId, { status });
    const before = await readParty(sql, bookingId);
    const { booking } = await edit(sql, bookingId, { arrived: true });
    assertEquals(typeof booking.arrivedAt, "string");
    assertEquals(await readParty(sql, bookingId), before);
  });
}

for (const arrivedGuests of [0, 1001]) {
  scene.test(`of no party ${arrivedGuests} guests arrive`, async ({ sql, restaurant }) => {
    const bookingId = await addBooking(sql, restaurant, near(-30, 30));
    const { details } = await withoutTrace(
      sql,
      restaurant,
      () =>
        assertRefused(
          () => edit(sql, bookingId, { arrivedGuests }),
          "INVALID_REQUEST",
        ),
    );
    assertEquals(details, { arrivedGuests });
  });
}
