import { callFunction } from "../api/call_function.ts";
import type { Client } from "../api/client.ts";
import type { Failure } from "../api/failure.ts";
import { answered } from "./change.ts";
import type { Step } from "./draft.ts";
import {
  forgetPendingAction,
  keepPendingAction,
  type PendingAction,
} from "./pending_actions.ts";

/** What became of an action. */
export interface Sent {
  /** The steps that were done, with what the server has answered. */
  done: Step[];
  /** Why the rest was not done; null when all was. */
  failure: Failure | null;
}

/**
 * Sends the requests of an action one after the other, all with its key, and
 * stops at the first that fails. The action is kept until the server has
 * answered: it can be sent again, and goes on where it stopped.
 *
 * @param isSignedIn Whether the user of the action is still signed in: nothing
 * is sent in the name of the next one.
 */
export async function sendAction(
  client: Client,
  action: PendingAction,
  isSignedIn: () => boolean,
): Promise<Sent> {
  let kept = action;
  keepPendingAction(kept);
  const stop = (failure: Failure | null): Sent => ({
    done: kept.steps.slice(0, kept.doneSteps),
    failure,
  });
  while (kept.doneSteps < kept.steps.length) {
    const step = kept.steps[kept.doneSteps];
    if (step === undefined) break;
    if (!isSignedIn()) return stop({ kind: "signed out" });
    // A key belongs to one request: two to one endpoint must not share it.
    const key = `${kept.key}.${kept.doneSteps}`;
    const result = await callFunction(client, step.request, key);
    if ("failure" in result) {
      const { failure } = result;
      if (failure.kind === "refused") forgetPendingAction(kept.key);
      return stop(failure);
    }
    kept = withAnswer(kept, step, result.answer);
    // A user who has signed out leaves nothing on the device.
    if (isSignedIn()) keepPendingAction(kept);
  }
  forgetPendingAction(kept.key);
  return stop(null);
}

function withAnswer(
  action: PendingAction,
  step: Step,
  answer: Record<string, unknown>,
): PendingAction {
  const changes = answered(step.changes, answer);
  return {
    ...action,
    doneSteps: action.doneSteps + 1,
    steps: action.steps.map((one) => one === step ? { ...one, changes } : one),
  };
}
