import { Deadline } from "./deadline.ts";
import { describePlan } from "./describe_plan.ts";
import { questionOf } from "./question.ts";
import { Search } from "./search.ts";
import type { ServicePlan } from "./service_plan.ts";
import type { ServiceToPlan } from "./service_to_plan.ts";
import { Solver } from "./solver.ts";
import { solveStage } from "./solve_stage.ts";
import { Stage, STAGES } from "./stage.ts";

/** How a service is to be planned. */
export interface PlanOptions {
  /** Whether parties that hold tables and do not sit yet may get others. */
  readonly mayMove?: boolean | undefined;
  /** After that a plan is there, at most about a second later; 5000 if absent. */
  readonly timeLimitMs?: number | undefined;
  /**
   * Is called with the guests and the bound whenever one of them changes or the
   * plan becomes better otherwise, and with that plan: whoever ends the worker
   * that plans has it already.
   */
  readonly onProgress?:
    | ((guests: number, bound: number, plan: ServicePlan) => void)
    | undefined;
  /**
   * Ends the planning before its time, with the best plan found by then. While
   * the solver works, which keeps the thread busy, it is only heeded if it is
   * aborted in `onProgress`.
   */
  readonly signal?: AbortSignal | undefined;
}

let loading: Promise<Solver> | undefined;

/**
 * Plans a whole service: who sits where, so that as many guests as possible
 * have tables. Of several such plans it takes the one that moves the fewest
 * parties, then the one with the fewest merged sets, then the fewest spare
 * seats, then the fewest parties below the `minParty` of a table.
 *
 * A party that sits stays where it is. One that holds tables stays too, unless
 * it may be moved, and then keeps a seat in any case. Blocks, tables out of use
 * and limits are respected, and what is past is past.
 *
 * @returns The best plan that was found in the time, with the number of guests
 *   that no plan can exceed. What it gives to parties is accepted by
 *   seat-bookings if nothing has changed since.
 * @throws If the solver cannot be loaded.
 */
export async function planService(
  service: ServiceToPlan,
  options: PlanOptions = {},
): Promise<ServicePlan> {
  const { mayMove = false, timeLimitMs = 5000, onProgress, signal } = options;
  const deadline = new Deadline(timeLimitMs, signal);
  const solver = await (loading ??= Solver.load());
  const question = questionOf(service, mayMove);
  const describe = (search: Search, isOptimalThroughout = false) =>
    describePlan(service, question, { ...search, isOptimalThroughout });
  const search = new Search({
    question,
    solver,
    deadline,
    onProgress: (search) => {
      if (onProgress === undefined) return;
      const plan = describe(search);
      onProgress(plan.guests, plan.bound, plan);
    },
  });
  const isProven = await solveStages(search);
  return describe(search, isProven && question.isComplete);
}

/** Whether the plan is proven to be the best in all levels. */
async function solveStages(search: Search): Promise<boolean> {
  if (search.question.candidates.length === 0) return true;
  for (const levels of STAGES) {
    if (!await solveStage(new Stage(search, levels))) return false;
  }
  return true;
}
