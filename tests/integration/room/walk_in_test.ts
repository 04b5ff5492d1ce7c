import { assertEquals } from "@std/assert";
import { assertJustNow } from "../../../support/assert_now.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { afternoonZone, inMinutes, near } from "../../../support/near_now.ts";
import { addPromise, readParty } from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { create } from "../../../support/room_rpc.ts";
import { scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

scene.test("a walk-in is a booking that sits at once", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const since = Date.now();
  const { booking, assignment } = await create(sql, restaurant.id, {
    startAt: inMinutes(0),
    partySize: 6,
    tableIds: [T1, T2],
    checkIn: true,
  });
  assertEquals([booking.status, booking.guestName], ["checked_in", ""]);
  assertJustNow(booking.seatedAt, since);
  assertEquals(assignment?.tableIds, [T1, T2].sort());
  const party = await readParty(sql, booking.id);
  assertEquals(party.occupiedIds, [T1, T2].sort());
  assertJustNow(party.heldFrom, since);
});

const large = scene.with({ tables: { six: 6 } });

large.test("a walk-in of five gets the table that is promised in 70 minutes for a short stay", async ({ sql, restaurant, tables: { six } }) => {
  const promised = near(70, 190);
  const promisedId = await addPromise(sql, restaurant, [six], promised);
  const walkIn = { startAt: inMinutes(0), partySize: 5, tableIds: [six] };
  const { details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => create(sql, restaurant.id, { ...walkIn, checkIn: true }),
        "TABLE_TAKEN",
      ),
  );
  assertEquals(details.blockingBookingId, promisedId);

  const { booking } = await create(sql, restaurant.id, {
    ...walkIn,
    checkIn: true,
    endAt: promised.start_at,
  });
  assertEquals(
    [booking.status, booking.endAt],
    ["checked_in", promised.start_at],
  );
});

scene.test("a party does not sit down without a table", async ({ sql, restaurant }) => {
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        create(sql, restaurant.id, { startAt: inMinutes(0), checkIn: true }),
      "INVALID_REQUEST",
    ));
  assertEquals(details, { checkIn: true });
});

const afternoon = scene.with({ timezone: afternoonZone() });

afternoon.test("a regular comes when the limit is reached: refused by the plan, let in for a reason", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  await addPromise(sql, restaurant, [T1], near(-30, 60));
  const regular = {
    startAt: inMinutes(0),
    partySize: 2,
    tableIds: [T2],
    checkIn: true,
  };
  await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => create(sql, restaurant.id, regular),
      "CAPACITY_EXCEEDED",
    ));
  const { booking, capacity } = await create(sql, restaurant.id, {
    ...regular,
    capacityOverride: "Comes every Friday",
  });
  assertEquals(
    [booking.status, capacity?.state],
    ["checked_in", "bypassed"],
  );
});
