/**
 * What a restaurant answers to requests, one at a time. It is written from the
 * documentation and shares no code with the database, so that the two can
 * disagree.
 *
 * @module
 */
import { Refusal } from "./answer.ts";
import { namesIn } from "./ids.ts";
import type { Context, Step } from "./operation.ts";
import { operationOf, type Request } from "./operations.ts";
import type { Restaurant } from "./restaurant.ts";
import { bookingIn, type State } from "./state.ts";

/** Serves one request: its answer, and the state that it leads to. */
export function serve(
  restaurant: Restaurant,
  state: State,
  request: Request,
  context: Context,
): Step {
  try {
    const operation = operationOf(request);
    const { body } = request;
    const canonical = operation.canonical(body, context.actor);
    for (const id of operation.bookingIds(body)) bookingIn(state, id);
    if (request.key === null) {
      return operation.serve(restaurant, state, body, context);
    }
    const slot = `${operation.endpoint} ${request.key}`;
    const identity = JSON.stringify(canonical);
    return answerAgain(state, slot, identity) ?? keep(
      operation.serve(restaurant, state, body, context),
      slot,
      { request: identity, by: context.index },
    );
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const { reason, details } = refusal;
    return {
      answer: { outcome: "refused", reason, details },
      state,
      events: [],
    };
  }
}

/**
 * The answer that is kept under the key.
 *
 * @returns Undefined when the key is new.
 * @throws {Refusal} If it stands for another request, or names an assignment
 * that no longer exists.
 */
function answerAgain(
  state: State,
  slot: string,
  identity: string,
): Step | undefined {
  const kept = state.answers[slot];
  if (kept === undefined) return undefined;
  const alive = Object.values(state.bookings).map((each) => each.assignment);
  const cause = kept.request !== identity
    ? "the request differs"
    : kept.assignments.every((name) => alive.includes(name))
    ? null
    : "the assignment no longer exists";
  if (cause !== null) throw new Refusal("IDEMPOTENCY_KEY_REUSED", { cause });
  return {
    answer: { outcome: "done", body: {}, isDecision: false, replays: kept.by },
    state,
    events: [],
  };
}

/** The step that also keeps its answer. */
function keep(
  step: Step,
  slot: string,
  kept: { readonly request: string; readonly by: number },
): Step {
  const { answer, state } = step;
  if (answer.outcome === "refused") return step;
  const assignments = namesIn(answer.body);
  const answers = { ...state.answers, [slot]: { ...kept, assignments } };
  return { ...step, state: { ...state, answers } };
}
