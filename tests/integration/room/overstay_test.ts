import { assertEquals, assertObjectMatch } from "@std/assert";
import { assertJustNow } from "../../../support/assert_now.ts";
import { addBooking } from "../../../support/booking.ts";
import { inMinutes, near } from "../../../support/near_now.ts";
import {
  addOverdueParty,
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { create, edit, seat } from "../../../support/room_rpc.ts";
import { assign, unassign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** A party that should have left ten minutes ago sits at T1. */
const overdue = scene.with({
  arrange: async ({ sql, restaurant, tables: { T1 } }: Scene) => ({
    overdueId: await addOverdueParty(sql, restaurant, [T1], 10),
  }),
});

overdue.test("the next party at the door is told who sits there and since when", async ({ sql, restaurant, tables: { T1 }, overdueId }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(1, 90));
  const { sqlstate, details, hint } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => edit(sql, bookingId, { status: "checked_in" }),
        "TABLE_OCCUPIED",
      ),
  );
  const { seatedAt, startAt, endAt } = await readParty(sql, overdueId);
  const written = (moment: Date | null) =>
    moment?.toISOString().replace(".000Z", "+00:00");
  assertEquals(
    [sqlstate, hint],
    [
      "TA103",
      "Say that the party has left, move it, or choose another table",
    ],
  );
  assertEquals(details, {
    restaurantId: restaurant.id,
    bookingId,
    tableId: T1,
    tableLabel: "T1",
    blockingBookingId: overdueId,
    blockingStatus: "checked_in",
    blockingPartySize: 4,
    blockingStartAt: written(startAt),
    blockingEndAt: written(endAt),
    blockingArrivedAt: null,
    blockingSeatedAt: written(seatedAt),
  });
});

overdue.test("later windows may be promised at a table where people still sit", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(5, 90));
  const { status, occupiedIds } = await readParty(sql, bookingId);
  assertEquals([status, occupiedIds], ["confirmed", []]);
});

overdue.test("nobody gets the table for a window that has begun", async ({ sql, restaurant, tables: { T1 }, overdueId }) => {
  const bookingId = await addBooking(sql, restaurant, near(-1, 90));
  const window = { startAt: inMinutes(-1), endAt: inMinutes(90) };
  const calls: (() => Promise<unknown>)[] = [
    () => assign(sql, bookingId, [T1]),
    () => seat(sql, restaurant.id, [{ bookingId, tableIds: [T1] }]),
    () =>
      seat(sql, restaurant.id, [{ bookingId, tableIds: [T1], checkIn: true }]),
    () => create(sql, restaurant.id, { ...window, tableIds: [T1] }),
    () =>
      create(sql, restaurant.id, {
        ...window,
        tableIds: [T1],
        checkIn: true,
      }),
  ];
  await withoutTrace(sql, restaurant, async () => {
    for (const call of calls) {
      const { details } = await assertRefused(call, "TABLE_OCCUPIED");
      assertEquals(details.blockingBookingId, overdueId);
    }
  });
});

overdue.test("the next party is seated elsewhere at once", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(1, 90));
  await seat(sql, restaurant.id, [
    { bookingId, tableIds: [T2], checkIn: true },
  ]);
  assertEquals((await readParty(sql, bookingId)).occupiedIds, [T2]);
});

const moves: readonly [
  string,
  (scene: Scene & { overdueId: string }) => Promise<unknown>,
][] = [
  [
    "assign-tables",
    ({ sql, tables: { T2 }, overdueId }) => assign(sql, overdueId, [T2]),
  ],
  [
    "seat-bookings",
    ({ sql, restaurant, tables: { T2 }, overdueId }) =>
      seat(sql, restaurant.id, [{ bookingId: overdueId, tableIds: [T2] }]),
  ],
];

for (const [name, move] of moves) {
  overdue.test(`a party that stays too long is moved by ${name} without a new end, and gets 15 minutes`, async (scene) => {
    const { sql, overdueId, tables: { T2 } } = scene;
    const since = Date.now();
    await move(scene);
    const party = await readParty(sql, overdueId);
    assertEquals([party.status, party.occupiedIds], ["checked_in", [T2]]);
    const quarter = 15 * 60_000;
    assertJustNow(new Date(party.endAt.getTime() - quarter), since);
    assertJustNow(party.heldFrom, since);
    assertEquals(party.heldUntil, party.endAt);
  });
}

overdue.test("a moved party that stays too long keeps the end that it is given", async ({ sql, restaurant, tables: { T2 }, overdueId }) => {
  const endAt = inMinutes(40);
  const { assignments } = await seat(sql, restaurant.id, [
    { bookingId: overdueId, tableIds: [T2], endAt },
  ]);
  assertEquals(assignments[0]?.endAt, endAt);
});

overdue.test("a party that stays too long is not moved to a table that is promised right now", async ({ sql, restaurant, tables: { T2 }, overdueId }) => {
  const promised = await addPromise(sql, restaurant, [T2], near(-5, 60));
  const { details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => assign(sql, overdueId, [T2]),
        "TABLE_TAKEN",
      ),
  );
  assertEquals(details.blockingBookingId, promised);
});

overdue.test("staying longer is refused by the next promise, and granted without one", async ({ sql, restaurant, tables: { T1 }, overdueId }) => {
  const nextId = await addPromise(sql, restaurant, [T1], near(5, 90));
  const stay = () => edit(sql, overdueId, { endAt: inMinutes(20) });
  const { details } = await assertRefused(stay, "TABLE_TAKEN");
  assertEquals(details.blockingBookingId, nextId);
  await unassign(sql, nextId);
  const { booking, assignment } = await stay();
  assertEquals([booking.status, assignment?.tableIds], ["checked_in", [T1]]);
});

overdue.test("the end of a party that waits for its table can be changed while people sit there", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(0.05, 90));
  const { booking } = await edit(sql, bookingId, { endAt: inMinutes(60) });
  assertEquals(booking.status, "confirmed");
});

scene.test("whoever sits past the end does not stop another table from being given away", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  await addOverdueParty(sql, restaurant, [T1], 10);
  const bookingId = await addSittingParty(sql, restaurant, [T2]);
  assertObjectMatch(await readParty(sql, bookingId), { occupiedIds: [T2] });
});
