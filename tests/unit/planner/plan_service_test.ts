import { assertEquals } from "@std/assert";
import {
  type PlanOptions,
  planService,
} from "../../../planner/plan_service.ts";
import type { ServiceToPlan } from "../../../planner/service_to_plan.ts";
import { checkPlan } from "../../../support/planning/check_plan.ts";
import { booking, service, table } from "./samples.ts";

/** The seatings of the plan as `booking: tables`, after it has been checked. */
async function plannedFor(
  given: ServiceToPlan,
  options: PlanOptions = {},
): Promise<string[]> {
  const plan = await planService(given, options);
  assertEquals(checkPlan(given, plan, options.mayMove), []);
  return plan.seatings
    .map(({ bookingId, tableIds }) => `${bookingId}: ${tableIds.join(" ")}`)
    .toSorted();
}

Deno.test("nothing to plan is a plan without guests", async () => {
  assertEquals(await planService(service()), {
    seatings: [],
    unseated: [],
    reasons: {},
    guests: 0,
    bound: 0,
    isOptimal: true,
    isOptimalThroughout: true,
    movedParties: 0,
    mergedSets: 0,
    spareSeats: 0,
    belowMinParty: 0,
  });
});

Deno.test("a party that fills both tables is preferred to one that fills half of them", async () => {
  const bookings = [booking("two", 2, [0, 2]), booking("four", 4, [1, 3])];
  assertEquals(await plannedFor(service({ bookings })), ["four: a b"]);
});

Deno.test("windows that only touch share a table", async () => {
  const bookings = [booking("first", 4, [0, 2]), booking("then", 4, [2, 4])];
  const planned = await plannedFor(service({ bookings }));
  assertEquals(planned, ["first: a b", "then: a b"]);
});

Deno.test("a party that holds tables stays unless it may be moved", async () => {
  const bookings = [
    booking("holder", 2, [0, 2], { status: "confirmed", tableIds: ["c"] }),
    booking("four", 4, [0, 2]),
  ];
  const given = service({
    tables: [table("a", 2), table("b", 2), table("c", 4)],
    adjacencies: [],
    bookings,
  });
  assertEquals(await plannedFor(given), ["holder: c"]);
  const moved = await plannedFor(given, { mayMove: true });
  assertEquals(moved.map((line) => line.split(":")[0]), ["four", "holder"]);
});

Deno.test("a party that sits is not moved, and keeps its table for itself", async () => {
  const bookings = [
    booking("sits", 2, [0, 2], { status: "checked_in", tableIds: ["c"] }),
    booking("four", 4, [1, 3]),
  ];
  const given = service({
    tables: [table("a", 2), table("c", 4)],
    adjacencies: [],
    bookings,
    now: 1,
  });
  assertEquals(await plannedFor(given, { mayMove: true }), ["sits: c"]);
});

Deno.test("nobody is moved for the sake of a better set", async () => {
  const bookings = [
    booking("holder", 1, [0, 2], { status: "confirmed", tableIds: ["a", "b"] }),
  ];
  const given = service({ bookings });
  assertEquals(await plannedFor(given, { mayMove: true }), ["holder: a b"]);
});

Deno.test("a party that holds tables keeps a seat even where others would bring more guests", async () => {
  const bookings = [
    booking("holder", 1, [0, 2], { status: "confirmed", tableIds: ["a"] }),
    booking("two", 2, [0, 2]),
  ];
  const given = service({ tables: [table("a", 2)], adjacencies: [], bookings });
  assertEquals(await plannedFor(given, { mayMove: true }), ["holder: a"]);
});

Deno.test("a party that stays past its end keeps out whoever should sit there by now", async () => {
  const bookings = [
    booking("stays", 2, [0, 2], { status: "checked_in", tableIds: ["a"] }),
    booking("now", 2, [2, 5]),
    booking("later", 2, [4, 6]),
  ];
  const given = service({
    tables: [table("a", 2)],
    adjacencies: [],
    bookings,
    now: 3,
  });
  assertEquals(await plannedFor(given), ["later: a", "stays: a"]);
});

Deno.test("a party that sits before its start keeps its table from now on", async () => {
  const bookings = [
    booking("early", 2, [4, 6], { status: "checked_in", tableIds: ["a"] }),
    booking("before", 2, [3, 4]),
    booking("late", 2, [1, 4]),
  ];
  const given = service({
    tables: [table("a", 2)],
    adjacencies: [],
    bookings,
    now: 2,
  });
  assertEquals(await plannedFor(given), ["early: a"]);
});

Deno.test("what is over is neither planned nor in the way", async () => {
  const bookings = [
    booking("missed", 2, [0, 2]),
    booking("over", 2, [0, 3], { status: "confirmed", tableIds: ["a"] }),
    booking("late", 2, [2, 5]),
    booking("cancelled", 2, [4, 6], { status: "cancelled" }),
  ];
  const blocks = [{ tableIds: ["a"], startAt: 0, endAt: 3 }];
  const given = service({
    tables: [table("a", 2)],
    adjacencies: [],
    bookings,
    blocks,
    now: 3,
  });
  assertEquals(await plannedFor(given), ["late: a"]);
});

Deno.test("blocked tables and tables out of use are left alone", async () => {
  const bookings = [booking("two", 2, [0, 2]), booking("four", 4, [0, 2])];
  const given = service({
    tables: [table("a", 2), table("b", 2), table("c", 4, { isActive: false })],
    bookings,
    blocks: [{ tableIds: ["a"], startAt: 1, endAt: 2 }],
  });
  assertEquals(await plannedFor(given), ["two: b"]);
});

Deno.test("tables that are fixed or in another zone are not pushed together", async () => {
  const bookings = [booking("four", 4, [0, 2])];
  const fixed = service({
    tables: [table("a", 2), table("b", 2, { isMovable: false })],
    bookings,
  });
  const apart = service({
    tables: [table("a", 2), table("b", 2, { zoneId: "other" })],
    bookings,
  });
  assertEquals(await plannedFor(fixed), []);
  assertEquals(await plannedFor(apart), []);
});

Deno.test("of equally good tables a small party gets those that are meant for it", async () => {
  const bookings = [booking("one", 1, [0, 2])];
  const given = service({
    tables: [table("a", 2, { minParty: 2 }), table("b", 2)],
    bookings,
  });
  assertEquals(await plannedFor(given), ["one: b"]);
});

Deno.test("limits count completed parties and let in no more than they allow", async () => {
  const bookings = [
    booking("gone", 3, [0, 1], { status: "completed" }),
    booking("two", 2, [2, 4]),
    booking("one", 1, [2, 4]),
  ];
  const covers = { from: 0, to: 9, maxCovers: 4, maxParties: null };
  const parties = { from: 0, to: 9, maxCovers: null, maxParties: 2 };
  assertEquals(
    await plannedFor(service({ bookings, limits: [covers] })),
    ["one: a"],
  );
  assertEquals(
    (await plannedFor(service({ bookings, limits: [parties] })))
      .map((line) => line.split(":")[0]),
    ["two"],
  );
});

Deno.test("a limit that is exceeded already unseats nobody and lets nobody in", async () => {
  const bookings = [
    booking("holder", 2, [0, 2], { status: "confirmed", tableIds: ["a"] }),
    booking("two", 2, [0, 2]),
  ];
  const limits = [{ from: 0, to: 9, maxCovers: 1, maxParties: null }];
  const given = service({ bookings, limits });
  assertEquals(await plannedFor(given, { mayMove: true }), ["holder: a"]);
});

Deno.test("the plan says why somebody gets no tables", async () => {
  const bookings = [
    booking("crowd", 5, [0, 2]),
    booking("couple", 2, [4, 6]),
    booking("four", 4, [0, 2]),
    booking("three", 3, [1, 3]),
  ];
  const limits = [{ from: 4, to: 9, maxCovers: 1, maxParties: null }];
  const plan = await planService(service({ bookings, limits }));
  assertEquals(plan.reasons, {
    crowd: "noSetFits",
    couple: "limit",
    three: "noRoom",
  });
  assertEquals(plan.unseated, ["crowd", "couple", "three"]);
});

Deno.test("parties that hold one table at one time stay, and nothing is proven by that", async () => {
  const holds = { status: "confirmed", tableIds: ["a"] } as const;
  const bookings = [
    booking("one", 2, [0, 2], holds),
    booking("other", 2, [0, 2], holds),
    booking("third", 2, [0, 2]),
  ];
  const given = service({ tables: [table("a", 2)], adjacencies: [], bookings });
  const plan = await planService(given, { mayMove: true });
  assertEquals([plan.guests, plan.bound, plan.isOptimal], [4, 6, false]);
  assertEquals(plan.isOptimalThroughout, false);
});
