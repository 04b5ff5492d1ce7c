import type { ServicePlan } from "../../../planner/service_plan.ts";
import type { ServiceToPlan } from "../../../planner/service_to_plan.ts";

/** What the worker is asked, once. */
export interface PlanRequest {
  service: ServiceToPlan;
  /** Whether parties that have tables and do not sit may get others. */
  mayMove: boolean;
}

/** What the worker answers: better and better plans, and at last the result. */
export type PlanAnswer =
  | { kind: "progress"; plan: ServicePlan }
  | { kind: "done"; plan: ServicePlan }
  | { kind: "failed"; message: string };
