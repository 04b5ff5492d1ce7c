import { assertEquals } from "@std/assert";
import type { Seating, ServicePlan } from "../../../planner/service_plan.ts";
import type { ServiceToPlan } from "../../../planner/service_to_plan.ts";
import { checkPlan } from "../../../support/planning/check_plan.ts";
import { booking, service, table } from "./samples.ts";

/** Two parties for three tables of which one is out of use and one fixed. */
const SERVICE = service({
  tables: [
    table("a", 2),
    table("b", 2),
    table("c", 2),
    table("fixed", 2, { isMovable: false }),
    table("unused", 2, { isActive: false }),
    table("far", 2, { zoneId: "other" }),
  ],
  adjacencies: [["a", "b"], ["b", "fixed"], ["b", "unused"], ["b", "far"]],
  bookings: [booking("two", 2, [0, 2]), booking("four", 4, [1, 3])],
});

/** A plan with these seatings, whose numbers are right if all are new. */
function planWith(
  seatings: readonly Seating[],
  { bookings, tables }: ServiceToPlan = SERVICE,
): ServicePlan {
  const seated = bookings.filter(({ id }) =>
    seatings.some(({ bookingId }) => bookingId === id)
  );
  const unseated = bookings.filter((one) => !seated.includes(one))
    .map(({ id }) => id);
  const guests = seated.reduce((sum, { partySize }) => sum + partySize, 0);
  const seats = tables.filter(({ id }) =>
    seatings.some(({ tableIds }) => tableIds.includes(id))
  ).reduce((sum, one) => sum + one.seats, 0);
  return {
    seatings,
    unseated,
    reasons: Object.fromEntries(unseated.map((id) => [id, "noRoom"])),
    guests,
    bound: 6,
    isOptimal: guests === 6,
    isOptimalThroughout: false,
    movedParties: 0,
    mergedSets: seatings.filter(({ tableIds }) => tableIds.length > 1).length,
    spareSeats: Math.max(0, seats - guests),
    belowMinParty: 0,
  };
}

const seat = (bookingId: string, ...tableIds: string[]) => ({
  bookingId,
  tableIds,
});

Deno.test("a plan that keeps all rules is not criticised", () => {
  const plan = planWith([seat("two", "c"), seat("four", "a", "b")]);
  assertEquals(checkPlan(SERVICE, plan), []);
});

for (
  const [seating, wrong] of [
    [seat("four"), "four has too few seats"],
    [seat("four", "a", "c"), "four has tables that cannot stand together"],
    [seat("four", "b", "fixed"), "four has tables that cannot stand together"],
    [seat("four", "b", "far"), "four has tables that cannot stand together"],
    [seat("four", "a", "b", "b"), "four has a table twice"],
    [seat("two", "unused"), "two has a table out of use"],
  ] as const
) {
  Deno.test(`a plan where ${wrong} is found out`, () => {
    assertEquals(
      checkPlan(SERVICE, planWith([seating])).filter((one) =>
        !one.includes("should be")
      ),
      [wrong],
    );
  });
}

Deno.test("two parties at one table at one time are found out", () => {
  const plan = planWith([seat("two", "a"), seat("four", "a", "b")]);
  const [first] = checkPlan(SERVICE, { ...plan, spareSeats: 0 });
  assertEquals(first, "two and four share a table");
});

Deno.test("a booking that the plan forgets is found out", () => {
  const plan = planWith([seat("two", "a")]);
  assertEquals(checkPlan(SERVICE, { ...plan, unseated: [], reasons: {} }), [
    "the plan is not about each booking that is due, once",
  ]);
});

Deno.test("a blocked table and one where people sit are found out", () => {
  const sits = booking("sits", 2, [0, 1], {
    status: "checked_in",
    tableIds: ["a"],
  });
  const given = {
    ...SERVICE,
    bookings: [sits, booking("two", 2, [1, 4])],
    blocks: [{ tableIds: ["c"], startAt: 3, endAt: 5 }],
    now: 2,
  };
  const at = (id: string) => {
    const plan = planWith([seat("sits", "a"), seat("two", id)], given);
    return checkPlan(given, { ...plan, spareSeats: 0 });
  };
  assertEquals(at("b"), []);
  assertEquals(at("a"), ["two has a table where people sit"]);
  assertEquals(at("c"), ["two has a blocked table"]);
});

Deno.test("a party that was moved or dropped without leave is found out", () => {
  const holds = booking("two", 2, [0, 2], {
    status: "confirmed",
    tableIds: ["a"],
  });
  const given = { ...SERVICE, bookings: [holds] };
  const moved = { ...planWith([seat("two", "b")], given), movedParties: 1 };
  assertEquals(checkPlan(given, moved, true), []);
  assertEquals(
    checkPlan(given, { ...moved, movedParties: 0 }),
    ["two was moved"],
  );
  assertEquals(checkPlan(given, planWith([], given)), [
    "two has lost its tables",
  ]);
});

Deno.test("a limit that is exceeded and numbers that are wrong are found out", () => {
  const limit = { from: 0, to: 9, maxCovers: 3, maxParties: 1 };
  const plan = planWith([seat("two", "c"), seat("four", "a", "b")]);
  assertEquals(checkPlan({ ...SERVICE, limits: [limit] }, plan), [
    "more guests than the limit",
    "more parties than the limit",
  ]);
  assertEquals(checkPlan(SERVICE, { ...plan, bound: 5, mergedSets: 2 }), [
    "mergedSets should be 1",
    "isOptimal should be false",
    "more guests than the bound",
  ]);
});
