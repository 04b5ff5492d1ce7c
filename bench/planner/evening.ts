import {
  largestFirst,
  seatHolders,
  seatInTurn,
} from "../../planner/best_fit.ts";
import { Board } from "../../planner/board.ts";
import { planService } from "../../planner/plan_service.ts";
import { type Question, questionOf } from "../../planner/question.ts";
import type { ServicePlan } from "../../planner/service_plan.ts";
import { checkPlan } from "../../support/planning/check_plan.ts";
import type { Instance } from "../../support/planning/instance.ts";

/** What planning an evening gave. */
export interface Result {
  readonly name: string;
  readonly tables: number;
  readonly bookings: number;
  /** The guests who would be seated if there were room for all. */
  readonly asked: number;
  /** Guests seated by best fit, in the order of booking. */
  readonly inOrder: number;
  /** Guests seated by best fit, the largest parties first. */
  readonly largestFirst: number;
  readonly plan: ServicePlan;
  /** Seconds until the plan was at most 1 % below its bound, if it was. */
  readonly near: number | undefined;
  /** Seconds until it was proven that no plan seats more, if it was. */
  readonly proven: number | undefined;
  /** Seconds until the answer. */
  readonly answered: number;
}

/**
 * Plans an evening by all methods.
 *
 * @throws {Error} If the plan breaks a rule or contradicts what is known.
 */
export async function planEvening(
  { name, service, mayMove, best }: Instance,
  timeLimitMs: number,
): Promise<Result> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  let near: number | undefined;
  let proven: number | undefined;
  const note = (guests: number, bound: number) => {
    if (guests >= 0.99 * bound) near ??= seconds();
    if (guests === bound) proven ??= seconds();
  };
  const plan = await planService(service, {
    mayMove,
    timeLimitMs,
    onProgress: note,
  });
  const answered = seconds();
  note(plan.guests, plan.bound);
  const wrong = checkPlan(service, plan, mayMove);
  if (plan.guests > best.bound) wrong.push("more guests than are possible");
  if (plan.bound < best.guests) wrong.push("the bound is not one");
  if (wrong.length > 0) throw new Error(`${name}: ${wrong.join(", ")}`);
  return {
    name,
    tables: service.tables.length,
    bookings: service.bookings.length,
    ...withoutPlan(questionOf(service, mayMove)),
    plan,
    near,
    proven,
    answered,
  };
}

/** What is seated without a plan, each party where it fits best. */
function withoutPlan(question: Question) {
  const { bookings: { fixed }, parties } = question;
  const before = fixed.reduce((sum, { partySize }) => sum + partySize, 0);
  const seat = (orderOf: (board: Board) => Iterable<number>) => {
    const board = new Board(question);
    seatHolders(board);
    seatInTurn(board, orderOf(board));
    return before + (board.totals[0] ?? 0);
  };
  return {
    asked: parties.reduce((sum, { size }) => sum + size, before),
    inOrder: seat(() => parties.keys()),
    largestFirst: seat(largestFirst),
  };
}
