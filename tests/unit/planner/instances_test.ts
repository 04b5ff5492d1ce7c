import { assertEquals } from "@std/assert";
import type { ServicePlan } from "../../../planner/service_plan.ts";
import { checkPlan } from "../../../support/planning/check_plan.ts";
import {
  type Instance,
  readInstances,
} from "../../../support/planning/instance.ts";

/** The published plan, in the words of a plan. */
function planOf({ plan, best }: Instance): ServicePlan {
  const seatings = [...plan]
    .filter(([, tableIds]) => tableIds.length > 0)
    .map(([bookingId, tableIds]) => ({ bookingId, tableIds }));
  const unseated = [...plan.keys()].filter((id) => !plan.get(id)?.length);
  return {
    seatings,
    unseated,
    reasons: Object.fromEntries(unseated.map((id) => [id, "noRoom"])),
    guests: best.guests,
    bound: best.bound,
    isOptimal: best.guests === best.bound,
    isOptimalThroughout: best.proven,
    movedParties: best.moved,
    mergedSets: best.merged,
    spareSeats: best.spare,
    belowMinParty: best.below,
  };
}

Deno.test("the published plans keep every rule and are worth what they say", async () => {
  const instances = await readInstances();
  assertEquals(instances.length, 30);
  for (const instance of instances) {
    const { name, service, mayMove } = instance;
    assertEquals(checkPlan(service, planOf(instance), mayMove), [], name);
  }
});
