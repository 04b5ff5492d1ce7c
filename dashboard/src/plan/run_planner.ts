import type { ServicePlan } from "../../../planner/service_plan.ts";
import type { PlanAnswer, PlanRequest } from "./plan_messages.ts";

/** What {@linkcode runPlanner} reports; `onEnd` or `onFailure` is called last. */
export interface PlannerListener {
  /** Called with every plan that is better, or known to be closer to the best. */
  onProgress: (plan: ServicePlan) => void;
  onEnd: (plan: ServicePlan) => void;
  onFailure: (message: string) => void;
}

/**
 * Plans a service in a worker of its own, which is ended with the plan: the
 * memory of the solver never shrinks.
 *
 * @returns What ends the worker before its time, without any call of the
 * listener.
 */
export function runPlanner(
  request: PlanRequest,
  { onProgress, onEnd, onFailure }: PlannerListener,
): () => void {
  const worker = new Worker(new URL("./plan_worker.ts", import.meta.url), {
    type: "module",
  });
  const end = () => {
    // What it has sent before may still arrive.
    worker.onmessage = null;
    worker.terminate();
  };
  worker.onmessage = ({ data }: MessageEvent<PlanAnswer>) => {
    if (data.kind === "progress") return onProgress(data.plan);
    end();
    if (data.kind === "failed") onFailure(data.message);
    else onEnd(data.plan);
  };
  // The worker itself could not be loaded.
  worker.onerror = ({ message }) => {
    end();
    onFailure(message);
  };
  worker.postMessage(request);
  return end;
}
