import { useEffect, useRef, useState } from "react";
import type { ServicePlan } from "../../../planner/service_plan.ts";
import { type Client, useClient } from "../api/client.ts";
import { readBlocks } from "../data/read_blocks.ts";
import { readCapacityRules } from "../data/use_capacity_rules.ts";
import { useLatest } from "../parts/use_latest.ts";
import { type PlanResult, resultOf } from "./plan_result.ts";
import { runPlanner } from "./run_planner.ts";
import { type PlanSources, serviceToPlan } from "./service_to_plan.ts";

/** What the desk knows about the service that is to be planned. */
export interface PlanQuestion extends
  Pick<
    PlanSources,
    "service" | "bookingsOfService" | "bookings" | "floor"
  > {
  restaurantId: string;
}

/** How far a plan is. */
export type PlanState =
  /** The best plan so far; null until there is one. */
  | { step: "planning"; best: PlanResult | null }
  | { step: "planned"; result: PlanResult; isStopped: boolean }
  | { step: "failed" };

const BEGINNING: PlanState = { step: "planning", best: null };

/**
 * Plans a service when it is called first, and again when the options change or
 * the user wants it.
 */
export function usePlan(question: PlanQuestion) {
  const client = useClient();
  const [mayMove, setMayMove] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<PlanState>(BEGINNING);
  const stopPlanner = useRef<() => void>(() => {});
  // The desk is read all the time: what counts is what it shows at the start.
  const begin = useLatest(() => startPlan(client, question, mayMove, setState));

  useEffect(() => {
    stopPlanner.current = begin();
    return () => stopPlanner.current();
  }, [attempt, begin, mayMove]);

  return {
    state,
    mayMove,
    setMayMove(mayMove: boolean) {
      setState(BEGINNING);
      setMayMove(mayMove);
    },
    planAgain() {
      setState(BEGINNING);
      setAttempt((attempt) => attempt + 1);
    },
    /** Takes the best plan so far. */
    stop() {
      if (state.step !== "planning" || state.best === null) return;
      stopPlanner.current();
      setState({ step: "planned", result: state.best, isStopped: true });
    },
  };
}

/** Starts to plan. What it returns ends it without a further state. */
function startPlan(
  client: Client,
  question: PlanQuestion,
  mayMove: boolean,
  onState: (state: PlanState) => void,
): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const result = (plan: ServicePlan) =>
    resultOf(plan, question.bookingsOfService);
  const run = async () => {
    const { blocks, rules } = await readSources(client, question, signal);
    signal.throwIfAborted();
    const now = Date.now();
    const service = serviceToPlan({ ...question, blocks, rules, now });
    const endWorker = runPlanner({ service, mayMove }, {
      onProgress: (plan) => onState({ step: "planning", best: result(plan) }),
      onEnd: (plan) =>
        onState({ step: "planned", result: result(plan), isStopped: false }),
      onFailure: () => onState({ step: "failed" }),
    });
    signal.addEventListener("abort", endWorker);
  };
  run().catch(() => {
    if (!signal.aborted) onState({ step: "failed" });
  });
  return () => ended.abort();
}

/** Reads what the desk does not show. */
async function readSources(
  client: Client,
  { restaurantId, service, bookingsOfService }: PlanQuestion,
  signal: AbortSignal,
) {
  const window = {
    startAt: Math.min(
      service.startAt,
      ...bookingsOfService.map(({ startAt }) => startAt),
    ),
    endAt: Math.max(
      service.endAt,
      ...bookingsOfService.map(({ endAt }) => endAt),
    ),
  };
  const [blocks, rules] = await Promise.all([
    readBlocks(client, restaurantId, window, signal),
    readCapacityRules(client, restaurantId, signal),
  ]);
  return { blocks, rules };
}
