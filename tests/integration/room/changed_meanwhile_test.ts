import { assert, assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { near } from "../../../support/near_now.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { addPromise } from "../../../support/party.ts";
import { edit, seat } from "../../../support/room_rpc.ts";
import { assign, unassign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
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

const tableChanges: readonly [
  string,
  (scene: Scene & { readonly bookingId: string }) => Promise<unknown>,
][] = [
  [
    "other tables",
    ({ sql, tables: { T3 }, bookingId }) => assign(sql, bookingId, [T3]),
  ],
  [
    "a table less",
    ({ sql, tables: { T2 }, bookingId }) =>
      unassign(sql, bookingId, { tableIds: [T2] }),
  ],
  [
    "other tables in a call of several",
    ({ sql, restaurant, tables: { T3 }, bookingId }) =>
      seat(sql, restaurant.id, [{ bookingId, tableIds: [T3] }]),
  ],
];

for (const [name, change] of tableChanges) {
  scene.test(`${name} make a new version of a booking that is not due`, async (scene) => {
    const { sql, restaurant, tables: { T1, T2 } } = scene;
    const bookingId = await addPromise(sql, restaurant, [T1, T2], near(60, 90));
    const { booking: { updatedAt } } = await edit(sql, bookingId, {});
    await change({ ...scene, bookingId });
    const { details } = await assertRefused(
      () =>
        edit(sql, bookingId, { notes: "Pram", expectedUpdatedAt: updatedAt }),
      "BOOKING_CHANGED",
    );
    assert(String(details.updatedAt) > updatedAt);
  });
}

scene.test("the same tables again make no new version", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(60, 90));
  const { booking: { updatedAt } } = await edit(sql, bookingId, {});
  await assign(sql, bookingId, [T1]);
  await seat(sql, restaurant.id, [{ bookingId, tableIds: [T1] }]);
  await edit(sql, bookingId, { notes: "Pram", expectedUpdatedAt: updatedAt });
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
