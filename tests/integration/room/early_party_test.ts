import { assertEquals, assertObjectMatch } from "@std/assert";
import { assertJustNow } from "../../../support/assert_now.ts";
import { addBooking } from "../../../support/booking.ts";
import { inMinutes, near } from "../../../support/near_now.ts";
import { addPromise, readParty } from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { create, edit } from "../../../support/room_rpc.ts";
import { scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

scene.test("an early party does not get its table while it is promised to somebody until then", async ({ sql, restaurant, tables: { T1 } }) => {
  const promised = near(-10, 30);
  const promisedId = await addPromise(sql, restaurant, [T1], {
    ...promised,
    party_size: 2,
  });
  await edit(sql, promisedId, { arrived: true });
  const earlyId = await addPromise(sql, restaurant, [T1], near(30, 120));

  const { details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => edit(sql, earlyId, { status: "checked_in" }),
        "TABLE_TAKEN",
      ),
  );

  const { blockingArrivedAt, ...rest } = details;
  assertEquals(typeof blockingArrivedAt, "string");
  assertEquals(rest, {
    restaurantId: restaurant.id,
    bookingId: earlyId,
    tableId: T1,
    tableLabel: "T1",
    blockingBookingId: promisedId,
    blockingStatus: "confirmed",
    blockingPartySize: 2,
    blockingStartAt: promised.start_at,
    blockingEndAt: promised.end_at,
    blockingSeatedAt: null,
  });
});

scene.test("an early party sits down at its table, which it holds from then on", async ({ sql, restaurant, tables: { T1 } }) => {
  const window = near(90, 180);
  const bookingId = await addPromise(sql, restaurant, [T1], window);
  const since = Date.now();
  const { booking } = await edit(sql, bookingId, { status: "checked_in" });
  assertEquals([booking.startAt, booking.endAt], Object.values(window));
  assertJustNow(booking.seatedAt, since);

  const party = await readParty(sql, bookingId);
  assertEquals(party.occupiedIds, [T1]);
  assertJustNow(party.heldFrom, since);
  assertEquals(party.heldUntil, new Date(window.end_at));

  const other = await addBooking(sql, restaurant, near(5, 60));
  await assertRefused(
    () => addPromise(sql, restaurant, [T1], near(5, 60)),
    "TABLE_TAKEN",
  );
  assertEquals((await readParty(sql, other)).status, "pending");
});

scene.test("a party that comes more than two hours early is told from when it can sit down", async ({ sql, restaurant, tables: { T1 } }) => {
  const window = near(121, 240);
  const bookingId = await addPromise(sql, restaurant, [T1], window);
  const { sqlstate, details, hint } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => edit(sql, bookingId, { status: "checked_in" }),
        "CHECK_IN_TOO_EARLY",
      ),
  );
  const twoHours = 120 * 60_000;
  const earliest = new Date(Date.parse(window.start_at) - twoHours);
  assertEquals([sqlstate, details, hint], ["TA014", {
    restaurantId: restaurant.id,
    bookingId,
    startAt: window.start_at,
    earliestAt: earliest.toISOString().replace(".000Z", "+00:00"),
  }, "If the party is here, move the booking to now in the same request"]);
});

scene.test("a party that comes hours early sits down when its booking is moved to now in the same request", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(300, 390));
  const { booking } = await edit(sql, bookingId, {
    status: "checked_in",
    startAt: inMinutes(0),
    endAt: inMinutes(90),
  });
  assertEquals(booking.status, "checked_in");
});

scene.test("a walk-in does not sit down for a dinner that begins in three hours", async ({ sql, restaurant, tables: { T1 } }) => {
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        create(sql, restaurant.id, {
          startAt: inMinutes(180),
          tableIds: [T1],
          checkIn: true,
        }),
      "CHECK_IN_TOO_EARLY",
    ));
  assertObjectMatch(details, { bookingId: null });
});
