import type { ServicePlan } from "../../../planner/service_plan.ts";

/** What a plan is worth, level by level; more is better. */
export function levelsOf(plan: ServicePlan): number[] {
  const { movedParties, mergedSets, spareSeats, belowMinParty } = plan;
  const losses = [movedParties, mergedSets, spareSeats, belowMinParty];
  return [plan.guests, ...losses.map((loss) => 0 - loss)];
}
