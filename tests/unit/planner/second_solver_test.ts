import { assertEquals } from "@std/assert";
import { planService } from "../../../planner/plan_service.ts";
import { checkPlan } from "../../../support/planning/check_plan.ts";
import { type EveningSize, randomEvening } from "./evenings.ts";
import { levelsOf } from "./levels_of.ts";
import { solvePlainly } from "./second_solver.ts";

const SMALL: EveningSize = {
  tables: 7,
  bookings: 12,
  guests: 8,
  adjacency: 0.3,
};
const MIDDLE: EveningSize = {
  tables: 16,
  bookings: 30,
  guests: 9,
  adjacency: 0.2,
};

for (
  const { name, size, evenings } of [
    { name: "small", size: SMALL, evenings: 60 },
    { name: "middle-sized", size: MIDDLE, evenings: 25 },
  ]
) {
  for (const mayMove of [false, true]) {
    const who = mayMove ? "parties may be moved" : "everybody stays";
    Deno.test(`another solver finds no better plan of a ${name} evening in any level, where ${who}`, async () => {
      for (let seed = 1; seed <= evenings; seed++) {
        const evening = randomEvening(seed, size);
        const plan = await planService(evening, {
          mayMove,
          timeLimitMs: 600_000,
        });
        const best = await solvePlainly(evening, mayMove);
        assertEquals(levelsOf(plan), best, `evening ${seed}`);
        assertEquals(checkPlan(evening, plan, mayMove), [], `evening ${seed}`);
        assertEquals(plan.isOptimal && plan.isOptimalThroughout, true);
      }
    });
  }
}
