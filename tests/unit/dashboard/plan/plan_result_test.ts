import { assertEquals } from "@std/assert";
import { resultOf } from "../../../../dashboard/src/plan/plan_result.ts";
import type { ServicePlan } from "../../../../planner/service_plan.ts";
import { at, bookingWith } from "../samples.ts";

const LATE = bookingWith({ id: "late", startAt: at("20:00") });
const EARLY = bookingWith({ id: "early", startAt: at("18:00") });
const STAYS = bookingWith({
  id: "stays",
  status: "confirmed",
  tableIds: ["t1", "t2"],
});
const MOVED = bookingWith({
  id: "moved",
  status: "confirmed",
  tableIds: ["t3"],
});

function planWith(options: Partial<ServicePlan>): ServicePlan {
  return {
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
    ...options,
  };
}

Deno.test("the changes are the parties that get tables or others, by their start", () => {
  const plan = planWith({
    seatings: [
      { bookingId: "late", tableIds: ["t4"] },
      { bookingId: "moved", tableIds: ["t5"] },
      { bookingId: "stays", tableIds: ["t2", "t1"] },
      { bookingId: "early", tableIds: ["t3"] },
    ],
  });
  const { changes } = resultOf(plan, [LATE, STAYS, MOVED, EARLY]);
  assertEquals(changes, [
    { booking: EARLY, tableIds: ["t3"] },
    { booking: MOVED, tableIds: ["t5"] },
    { booking: LATE, tableIds: ["t4"] },
  ]);
});

Deno.test("whoever is left out has a reason, and comes by the start", () => {
  const plan = planWith({
    unseated: ["late", "early"],
    reasons: { late: "noRoom", early: "limit" },
  });
  assertEquals(resultOf(plan, [LATE, EARLY]).unseated, [
    { booking: EARLY, reason: "limit" },
    { booking: LATE, reason: "noRoom" },
  ]);
});
