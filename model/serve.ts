/**
 * What a restaurant answers to requests, one at a time. It is written from the
 * documentation and shares no code with the database, so that the two can
 * disagree.
 *
 * @module
 */
import { Refusal } from "./answer.ts";
import type { Context, Step } from "./operation.ts";
import { operationOf, type Request } from "./operations.ts";
import type { Restaurant } from "./restaurant.ts";
import {
  type Booking,
  bookingIn,
  type KeptAnswer,
  type State,
  type Status,
} from "./state.ts";

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
    const booking = bookingIn(state, body.bookingId);
    if (request.key === null) {
      return operation.serve(restaurant, state, body, context);
    }
    const slot = `${operation.endpoint} ${request.key}`;
    const identity = JSON.stringify(canonical);
    return answerAgain(state, booking, slot, identity) ?? keep(
      operation.serve(restaurant, state, body, context),
      slot,
      { request: identity, by: context.index, bookingId: booking.id },
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
 * The answer that is kept under the key, with the guest's name and the notes as
 * they are now.
 *
 * @returns Undefined when the key is new.
 * @throws {Refusal} If it stands for another request, or the answer has become
 * untrue.
 */
function answerAgain(
  state: State,
  booking: Booking,
  slot: string,
  identity: string,
): Step | undefined {
  const kept = state.answers[slot];
  if (kept === undefined) return undefined;
  const cause = kept.request === identity
    ? untruth(kept, booking)
    : "the request differs";
  if (cause !== null) throw new Refusal("IDEMPOTENCY_KEY_REUSED", { cause });
  const { guestName, notes } = booking;
  const body = kept.status === null ? {} : { booking: { guestName, notes } };
  return {
    answer: { outcome: "done", body, isDecision: false, replays: kept.by },
    state,
    events: [],
  };
}

/** Why the kept answer would mislead; null if it does not. */
function untruth(kept: KeptAnswer, booking: Booking): string | null {
  if (kept.assignment !== booking.assignment) {
    return kept.assignment === null
      ? "the booking has tables again"
      : "the assignment no longer exists";
  }
  const isOutdated = kept.status !== null && kept.status !== booking.status;
  return isOutdated ? "the status has changed" : null;
}

/** The step that also keeps its answer. */
function keep(
  step: Step,
  slot: string,
  { bookingId, ...kept }: Pick<KeptAnswer, "request" | "by"> & {
    readonly bookingId: string;
  },
): Step {
  const { answer, state } = step;
  if (answer.outcome === "refused") return step;
  const { assignment } = bookingIn(state, bookingId);
  const { booking } = answer.body as { booking?: { status: Status } };
  const status = booking?.status ?? null;
  const answers = {
    ...state.answers,
    [slot]: { ...kept, assignment, status },
  };
  return { ...step, state: { ...state, answers } };
}
