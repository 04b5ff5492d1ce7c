import { assertEquals } from "@std/assert";
import { planService } from "../../../planner/plan_service.ts";
import { checkPlan } from "../../../support/planning/check_plan.ts";
import { tryAllPlans } from "./brute_force.ts";
import { randomEvening, TINY } from "./evenings.ts";
import { levelsOf } from "./levels_of.ts";

/** More find more: `PLANNER_EVENINGS=5000 deno task test <this file>`. */
const EVENINGS = Number(Deno.env.get("PLANNER_EVENINGS") || 200);

for (const mayMove of [false, true]) {
  const who = mayMove ? "parties may be moved" : "everybody stays";
  Deno.test(`of all plans of a tiny evening no other is better in any level, where ${who}`, async () => {
    for (let seed = 1; seed <= EVENINGS; seed++) {
      const evening = randomEvening(seed, TINY);
      const plan = await planService(evening, { mayMove });
      const best = tryAllPlans(evening, mayMove);
      assertEquals(levelsOf(plan), best, `evening ${seed}`);
      assertEquals(checkPlan(evening, plan, mayMove), [], `evening ${seed}`);
      assertEquals(plan.isOptimal && plan.isOptimalThroughout, true);
    }
  });
}
