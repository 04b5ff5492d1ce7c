import type { Database } from "../../support/database.ts";
import { type Latency, latencyOf } from "../statistics.ts";
import type { Demand, Operation } from "./demand.ts";
import { type Outcome, type Replay, replay } from "./replay.ts";
import type { SessionPool } from "./session_pool.ts";
import { type Activity, watch } from "./watch.ts";

/** What was measured of one operation. */
export interface OperationResult {
  readonly answers: number;
  readonly latency: Latency;
  /** How often each reason was given. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly errors: Readonly<Record<string, number>>;
}

/** What was measured at one rate. */
export interface Step {
  /** Calls a second that were due. */
  readonly rate: number;
  /** Answers a second, until the last answer. */
  readonly answered: number;
  readonly seconds: number;
  readonly operations: Readonly<Record<Operation, OperationResult>>;
  /** How late the load generator itself sent the calls. */
  readonly lag: Latency;
  readonly activity: Activity;
}

/** What a market is measured with. */
export interface Market {
  readonly observer: Database;
  readonly pool: SessionPool;
  readonly demand: Demand;
}

/**
 * Measures at one rate.
 *
 * @param rate Calls a second, half of them assignments.
 * @returns Undefined when the market has too few bookings left.
 */
export async function measureStep(
  { observer, pool, demand }: Market,
  rate: number,
  seconds: number,
): Promise<Step | undefined> {
  const arrivals = await demand.next(rate, seconds);
  if (arrivals.length === 0) return undefined;
  const { result, activity } = await watch(
    observer,
    () => replay(arrivals, pool),
  );
  return { rate, activity, ...summarizeReplay(result) };
}

/** The 99th percentile of the slower operation, in milliseconds. */
export function slowestP99({ operations }: Step): number {
  return Math.max(operations.assign.latency.p99, operations.edit.latency.p99);
}

function summarizeReplay({ outcomes, seconds }: Replay) {
  const of = (operation: Operation) =>
    outcomes.filter((outcome) => outcome.operation === operation);
  return {
    seconds,
    answered: outcomes.length / seconds,
    operations: {
      assign: summarizeOperation(of("assign")),
      edit: summarizeOperation(of("edit")),
    },
    lag: latencyOf(outcomes.map(({ lag }) => lag)),
  };
}

function summarizeOperation(outcomes: readonly Outcome[]): OperationResult {
  const failed = outcomes.filter(({ result }) => result !== "done");
  return {
    answers: outcomes.length,
    latency: latencyOf(outcomes.map(({ latency }) => latency)),
    refusals: countResults(failed.filter(({ isError }) => !isError)),
    errors: countResults(failed.filter(({ isError }) => isError)),
  };
}

function countResults(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { result } of outcomes) counts[result] = (counts[result] ?? 0) + 1;
  return counts;
}
