import { assert, assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { near } from "../../../support/near_now.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { edit } from "../../../support/room_rpc.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

scene.test("an edit of a booking that was changed since is refused before anything else is looked at", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, near(-5, 60));
  const seen = await edit(sql, bookingId, {});
  const { booking } = await edit(sql, bookingId, { notes: "Pram" });
  const { sqlstate, details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () =>
          edit(sql, bookingId, {
            // Not allowed either.
            status: "checked_in",
            expectedUpdatedAt: seen.booking.updatedAt,
          }),
        "BOOKING_CHANGED",
      ),
  );
  assertEquals([sqlstate, details], ["TA105", {
    restaurantId: restaurant.id,
    bookingId,
    updatedAt: booking.updatedAt,
    expectedUpdatedAt: seen.booking.updatedAt,
  }]);
});

scene.test("the updatedAt of an answer can be sent along with the next edit, after every kind of change", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addBooking(sql, restaurant, near(-5, 60));
  let { booking } = await edit(sql, bookingId, {});
  for (
    const change of [
      { partySize: 3 },
      { notes: "Pram" },
      { arrived: true },
      { guestPhone: "+49 30 1234" },
    ]
  ) {
    const { updatedAt } = booking;
    booking = (await edit(sql, bookingId, {
      ...change,
      expectedUpdatedAt: updatedAt,
    })).booking;
    assert(booking.updatedAt > updatedAt, `${updatedAt} did not grow`);
  }
  await assign(sql, bookingId, [T1]);
  await assertRefused(
    () =>
      edit(sql, bookingId, {
        notes: "",
        expectedUpdatedAt: booking.updatedAt,
      }),
    "BOOKING_CHANGED",
  );
});

scene.test("an edit that changes nothing makes no new version", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, near(-5, 60));
  const first = await edit(sql, bookingId, {});
  const second = await edit(sql, bookingId, { partySize: 4 });
  assertEquals(second.booking.updatedAt, first.booking.updatedAt);
});

scene.test("a repeated edit is answered again, though its own change made a new version", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, near(-5, 60));
  const { booking } = await edit(sql, bookingId, {});
  const change = {
    partySize: 2,
    expectedUpdatedAt: booking.updatedAt,
    key: "once",
  };
  const first = await edit(sql, bookingId, change);
  assertEquals(await edit(sql, bookingId, change), {
    ...first,
    replayed: true,
  });
});

scene.test("a phone number is set and taken away, and has at most 40 characters", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, near(-5, 60));
  const guestPhone = "0".repeat(40);
  const set = await edit(sql, bookingId, { guestPhone });
  assertEquals(set.booking.guestPhone, guestPhone);
  const { details } = await assertRefused(
    () => edit(sql, bookingId, { guestPhone: `${guestPhone}1` }),
    "INVALID_REQUEST",
  );
  assertEquals(details, { characters: 41 });
  const taken = await edit(sql, bookingId, { guestPhone: "" });
  assertEquals(taken.booking.guestPhone, null);
});
