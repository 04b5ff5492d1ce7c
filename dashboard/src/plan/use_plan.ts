import { useEffect, useRef, useState } from "react";
import type { ServicePlan } from "../../../planner/service_plan.ts";
import { useLatest } from "../parts/use_latest.ts";
import { useServerClock } from "../time/server_clock.ts";
import { type PlanResult, resultOf } from "./plan_result.ts";
import { runPlanner } from "./run_planner.ts";
import { type PlanSources, serviceToPlan } from "./service_to_plan.ts";

/** What the desk knows about the service that is to be planned. */
export type PlanQuestion = Omit<PlanSources, "now">;

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
  const clock = useServerClock();
  const [mayMove, setMayMove] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<PlanState>(BEGINNING);
  const stopPlanner = useRef<() => void>(() => {});
  // The desk is read all the time: what counts is what it shows at the start.
  const begin = useLatest(() =>
    startPlan({ ...question, mayMove, now: clock.now() }, setState)
  );

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
  { mayMove, now, ...question }: PlanQuestion & {
    mayMove: boolean;
    now: number;
  },
  onState: (state: PlanState) => void,
): () => void {
  const service = serviceToPlan({ ...question, now });
  const result = (plan: ServicePlan) =>
    resultOf(plan, question.bookingsOfService);
  return runPlanner({ service, mayMove }, {
    onProgress: (plan) => onState({ step: "planning", best: result(plan) }),
    onEnd: (plan) =>
      onState({ step: "planned", result: result(plan), isStopped: false }),
    onFailure: () => onState({ step: "failed" }),
  });
}
