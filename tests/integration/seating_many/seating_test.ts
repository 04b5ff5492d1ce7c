import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { readEvents } from "../../../support/event.ts";
import { at, during } from "../../../support/moment.ts";
import { inMinutes, near } from "../../../support/near_now.ts";
import {
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { seat } from "../../../support/room_rpc.ts";
import { manyTables, scene } from "../../../support/scene.ts";

const EVENING = during("18:00", "19:30");

scene.test("several pending bookings get their tables at once, answered in the order of the request", async ({ sql, restaurant, tables: { T1, T2, T3 } }) => {
  const wanted = [[T3], [T1, T2]];
  const seatings: { bookingId: string; tableIds: string[] }[] = [];
  for (const tableIds of wanted) {
    const bookingId = await addBooking(sql, restaurant, EVENING);
    seatings.push({ bookingId, tableIds });
  }
  for (const order of [seatings, seatings.toReversed()]) {
    const answer = await seat(sql, restaurant.id, order);
    assertEquals([answer.restaurantId, answer.replayed], [
      restaurant.id,
      false,
    ]);
    assertEquals(
      answer.assignments.map(({ assignmentId, ...rest }) => {
        assertEquals(typeof assignmentId, "string");
        return rest;
      }),
      order.map(({ bookingId, tableIds }) => ({
        bookingId,
        tableIds: tableIds.toSorted(),
        startAt: at("18:00"),
        endAt: at("19:30"),
      })),
    );
  }
  for (const { bookingId, tableIds } of seatings) {
    const party = await readParty(sql, bookingId);
    assertEquals(
      [party.status, party.tableIds, party.occupiedIds],
      ["confirmed", tableIds.toSorted(), []],
    );
  }
});

scene.test("two parties swap their tables", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const one = await addPromise(sql, restaurant, [T1], EVENING);
  const other = await addPromise(sql, restaurant, [T2], EVENING);
  await seat(sql, restaurant.id, [
    { bookingId: one, tableIds: [T2] },
    { bookingId: other, tableIds: [T1] },
  ]);
  assertEquals((await readParty(sql, one)).tableIds, [T2]);
  assertEquals((await readParty(sql, other)).tableIds, [T1]);
});

for (
  const [name, add, window] of [
    ["wait", addPromise, EVENING],
    ["sit", addSittingParty, near(-30, 60)],
  ] as const
) {
  scene.test(`three parties that ${name} move on in a ring, sets of tables included`, async ({ sql, restaurant, tables: { T1, T2, T3, T4 } }) => {
    const sets = [[T1, T2], [T3], [T4]];
    const ids: string[] = [];
    for (const set of sets) ids.push(await add(sql, restaurant, set, window));
    await seat(
      sql,
      restaurant.id,
      ids.map((bookingId, index) => ({
        bookingId,
        tableIds: sets[(index + 1) % 3] ?? [],
      })),
    );
    for (const [index, bookingId] of ids.entries()) {
      const party = await readParty(sql, bookingId);
      const set = (sets[(index + 1) % 3] ?? []).toSorted();
      assertEquals(party.tableIds, set);
      assertEquals(party.occupiedIds, name === "sit" ? set : []);
    }
  });
}

scene.test("a party that sits gives its table to one that comes, in one call", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const sitting = await addSittingParty(sql, restaurant, [T1]);
  const coming = await addBooking(sql, restaurant, near(-5, 60));
  await seat(sql, restaurant.id, [
    { bookingId: coming, tableIds: [T1], checkIn: true },
    { bookingId: sitting, tableIds: [T2] },
  ]);
  assertEquals((await readParty(sql, coming)).occupiedIds, [T1]);
  assertEquals((await readParty(sql, sitting)).occupiedIds, [T2]);
});

scene.test("who gets tables within its window holds them from now, who gets them before it from its start", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const begun = await addBooking(sql, restaurant, near(-30, 60));
  const ahead = await addBooking(sql, restaurant, near(30, 60));
  const since = new Date(Date.now() - 5);
  await seat(sql, restaurant.id, [
    { bookingId: begun, tableIds: [T1] },
    { bookingId: ahead, tableIds: [T2] },
  ]);
  const held = (await readParty(sql, begun)).heldFrom;
  assertEquals(held !== null && held >= since, true);
  const { heldFrom, startAt } = await readParty(sql, ahead);
  assertEquals(heldFrom, startAt);
});

scene.test("each seating has its own end, check-in, chairs and distance, and its own event", async ({ sql, restaurant, tables: { T1, T2, T3 } }) => {
  const [one, other] = [
    await addBooking(sql, restaurant, { ...near(-5, 60), party_size: 6 }),
    await addPromise(sql, restaurant, [T2], near(-5, 60)),
  ];
  const endAt = inMinutes(30);
  await seat(sql, restaurant.id, [
    { bookingId: one, tableIds: [T1], checkIn: true, extraChairs: true, endAt },
    { bookingId: other, tableIds: [T2, T3], apart: true },
  ]);
  const [first, second] = [
    (await readEvents(sql, one)).at(-1),
    (await readEvents(sql, other)).at(-1),
  ];
  const { seatedAt, ...after } = first?.after ?? {};
  assertEquals(typeof seatedAt, "string");
  assertEquals([first?.action, after], ["checked_in", {
    status: "checked_in",
    partySize: 6,
    startAt: first?.before.startAt,
    endAt,
    tableIds: [T1],
    extraChairs: true,
  }]);
  assertEquals(first?.capacity, { state: "unlimited" });
  assertEquals([second?.action, second?.after, second?.capacity], [
    "reassigned",
    { ...second?.before, tableIds: [T2, T3].sort(), apart: true },
    null,
  ]);
});

const many = scene.with({ tables: manyTables(200) });

many.test("a whole service of 200 parties is seated in one call", async ({ sql, restaurant }) => {
  const seatings = await Promise.all(
    restaurant.tableIds.map(async (tableId) => ({
      bookingId: await addBooking(sql, restaurant, EVENING),
      tableIds: [tableId],
    })),
  );
  const { assignments } = await seat(sql, restaurant.id, seatings);
  assertEquals(assignments.length, 200);
});
