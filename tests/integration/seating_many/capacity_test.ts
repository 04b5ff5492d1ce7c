import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import {
  addCapacityRule,
  changeLimits,
} from "../../../support/capacity_rule.ts";
import { readEvents } from "../../../support/event.ts";
import { at, during, FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { near } from "../../../support/near_now.ts";
import { addPromise, addSittingParty } from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { edit, seat } from "../../../support/room_rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { switchGuard } from "../../../support/guard_switch.ts";
import { addMember, asUser } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const EVENING = during("18:00", "19:30");

/** Lunch and dinner of Berlin, two hours ahead of the moments below. */
async function addServices({ sql, restaurant }: Scene) {
  const lunch = await addServicePeriod(sql, restaurant, {
    name: "Lunch",
    start_time: "11:00",
    end_time: "15:00",
  });
  const dinner = await addServicePeriod(sql, restaurant, {
    start_time: "17:00",
    end_time: "23:00",
  });
  return { lunch, dinner };
}

const services = scene.with({ arrange: addServices });

services.test("each service is counted once, with all of them", async ({ sql, restaurant, tables: { T1, T2, T3 }, lunch, dinner }) => {
  await addCapacityRule(sql, restaurant, {
    service_period_id: dinner,
    max_covers: 20,
    max_parties: 9,
  });
  const noon = await addBooking(sql, restaurant, during("10:00", "11:30"));
  const early = await addBooking(sql, restaurant, EVENING);
  const late = await addBooking(sql, restaurant, during("20:00", "21:00"));
  await addBooking(sql, restaurant, { ...EVENING, party_size: 2 });
  const { capacity } = await seat(sql, restaurant.id, [
    { bookingId: noon, tableIds: [T1] },
    { bookingId: early, tableIds: [T2] },
    { bookingId: late, tableIds: [T3] },
  ]);
  const sorted = capacity.toSorted((a, b) => a.state < b.state ? -1 : 1);
  assertEquals(sorted, [
    {
      servicePeriodId: dinner,
      serviceDate: FRIDAY,
      state: "enforced",
      covers: 8,
      maxCovers: 20,
      parties: 2,
      maxParties: 9,
      coversWithoutTable: 2,
    },
    {
      servicePeriodId: lunch,
      serviceDate: FRIDAY,
      state: "unlimited",
      covers: null,
      maxCovers: null,
      parties: null,
      maxParties: null,
      coversWithoutTable: null,
    },
  ]);
});

scene.test("bookings of two service dates are counted on both", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  const friday = await addBooking(sql, restaurant, EVENING);
  const saturday = await addBooking(
    sql,
    restaurant,
    during("18:00", "19:30", SATURDAY),
  );
  const { capacity } = await seat(sql, restaurant.id, [
    { bookingId: friday, tableIds: [T1] },
    { bookingId: saturday, tableIds: [T2] },
  ]);
  assertEquals(
    capacity.map(({ serviceDate, covers }) => [serviceDate, covers]).sort(),
    [[FRIDAY, 4], [SATURDAY, 4]],
  );
});

scene.test("parties that only together exceed the limit are refused, and the refusal names one of them", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 7 });
  const ids = [
    await addBooking(sql, restaurant, EVENING),
    await addBooking(sql, restaurant, EVENING),
  ];
  const [one = "", other = ""] = ids;
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        seat(sql, restaurant.id, [
          { bookingId: one, tableIds: [T1] },
          { bookingId: other, tableIds: [T2] },
        ]),
      "CAPACITY_EXCEEDED",
    ));
  assertEquals(
    [details.covers, details.maxCovers, details.parties],
    [8, 7, 2],
  );
  assertEquals(ids.includes(String(details.bookingId)), true);
});

scene.test("the limit refuses only where somebody is added: others move whatever it has become", async ({ sql, restaurant, tables: { T1, T2, T3 } }) => {
  const one = await addPromise(sql, restaurant, [T1], EVENING);
  const other = await addPromise(sql, restaurant, [T2], EVENING);
  await addCapacityRule(sql, restaurant, { max_covers: 1 });
  const swap = [
    { bookingId: one, tableIds: [T2] },
    { bookingId: other, tableIds: [T1] },
  ];
  const { capacity } = await seat(sql, restaurant.id, swap);
  assertEquals(
    capacity.map(({ covers, maxCovers }) => [covers, maxCovers]),
    [[8, 1]],
  );
  const pending = await addBooking(sql, restaurant, EVENING);
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        seat(sql, restaurant.id, [
          ...swap,
          { bookingId: pending, tableIds: [T3] },
        ]),
      "CAPACITY_EXCEEDED",
    ));
  assertEquals(details.bookingId, pending);
});

scene.test("a full service is in nobody's way who is added to another one", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const friday = await addPromise(sql, restaurant, [T1], EVENING);
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  await edit(sql, friday, { partySize: 3 });
  await changeLimits(sql, restaurant, { max_covers: 2 });
  const saturday = await addBooking(sql, restaurant, {
    ...during("18:00", "19:30", SATURDAY),
    party_size: 2,
  });
  const { assignments } = await seat(sql, restaurant.id, [
    { bookingId: friday, tableIds: [T2] },
    { bookingId: saturday, tableIds: [T1] },
  ]);
  assertEquals(assignments.length, 2);
});

scene.test("a party that left comes back whatever the limit, one that was a no-show does not", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const left = await addSittingParty(sql, restaurant, [T1], near(0, 60));
  const absent = await addPromise(sql, restaurant, [T2], near(0, 60));
  await edit(sql, left, { status: "completed" });
  await edit(sql, absent, { status: "no_show" });
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  await seat(sql, restaurant.id, [
    { bookingId: left, tableIds: [T1], checkIn: true },
  ]);
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        seat(sql, restaurant.id, [
          { bookingId: absent, tableIds: [T2], checkIn: true },
        ]),
      "CAPACITY_EXCEEDED",
    ));
  assertEquals(details.bookingId, absent);
});

for (const role of ["owner", "manager"] as const) {
  scene.test(`a member who is ${role} lets several parties past the limit, with the reason in the event of each that is added`, async ({ sql, restaurant, tables: { T1, T2 } }) => {
    await addCapacityRule(sql, restaurant, { max_covers: 4 });
    const held = await addPromise(sql, restaurant, [T1], EVENING);
    const added = await addBooking(sql, restaurant, EVENING);
    const userId = await addMember(sql, restaurant, role);
    const { capacity } = await asUser(
      sql,
      userId,
      (session) =>
        seat(session, restaurant.id, [
          { bookingId: held, tableIds: [T2] },
          { bookingId: added, tableIds: [T1] },
        ], { capacityOverride: "Wedding" }),
    );
    assertEquals(
      capacity.map(({ state, serviceDate }) => [state, serviceDate]),
      [["bypassed", null]],
    );
    const event = (await readEvents(sql, added)).at(-1);
    assertEquals([event?.actorId, event?.capacity], [
      userId,
      { state: "bypassed", reason: "Wedding" },
    ]);
    assertEquals((await readEvents(sql, held)).at(-1)?.capacity, null);
  });
}

scene.test("a host lets nobody past the limit", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addBooking(sql, restaurant, EVENING);
  const host = await addMember(sql, restaurant, "host");
  await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () =>
          asUser(sql, host, (session) =>
            seat(session, restaurant.id, [{ bookingId, tableIds: [T1] }], {
              capacityOverride: "Friends",
            })),
        "ROLE_NOT_ALLOWED",
      ),
  );
});

scene.test("an override passes the limit only", async ({ sql, restaurant, tables: { T1 } }) => {
  await addPromise(sql, restaurant, [T1], EVENING);
  const bookingId = await addBooking(sql, restaurant, EVENING);
  await assertRefused(
    () =>
      seat(sql, restaurant.id, [{ bookingId, tableIds: [T1] }], {
        capacityOverride: "Wedding",
      }),
    "TABLE_TAKEN",
  );
});

scene.test("where the guard is off, several parties are seated with its reason in the audit", async ({ sql, restaurant, tables: { T1 } }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 1 });
  await switchGuard(sql, restaurant, "off", { reason: "Street festival" });
  const bookingId = await addBooking(sql, restaurant, {
    start_at: at("18:00"),
  });
  const { capacity } = await seat(sql, restaurant.id, [
    { bookingId, tableIds: [T1] },
  ]);
  assertEquals(capacity.map(({ state }) => state), ["bypassed"]);
  assertEquals((await readEvents(sql, bookingId)).at(-1)?.capacity, {
    state: "bypassed",
    reason: "Street festival",
  });
});
