/**
 * The web worker that plans a service. It brings the solver along, so that the
 * page loads that only when a plan is wanted, and goes on answering meanwhile.
 *
 * @module
 */
import { planService } from "../../../planner/plan_service.ts";
import type { PlanAnswer, PlanRequest } from "./plan_messages.ts";

/** Most plans are proven to be the best sooner; the user can stop it, too. */
const TIME_LIMIT_MS = 10_000;

addEventListener("message", async ({ data }: MessageEvent<PlanRequest>) => {
  try {
    const plan = await planService(data.service, {
      mayMove: data.mayMove,
      timeLimitMs: TIME_LIMIT_MS,
      onProgress: (_guests, _bound, plan) => answer({ kind: "progress", plan }),
    });
    answer({ kind: "done", plan });
  } catch (error) {
    answer({ kind: "failed", message: String(error) });
  }
});

function answer(answer: PlanAnswer): void {
  postMessage(answer);
}
