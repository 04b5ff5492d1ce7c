/**
 * What a restaurant answers to requests, one at a time. It is written from the
 * documentation and shares no code with the database, so that the two can
 * disagree.
 *
 * @module
 */
import { type AuditEvent, type Body, Refusal } from "./answer.ts";
import { UnknownId } from "./ids.ts";
import type { Context, Step } from "./operation.ts";
import { operationOf, type Request } from "./operations.ts";
import type { Restaurant } from "./restaurant.ts";
import { withBegunBlocks } from "./room.ts";
import {
  BLOCKS,
  type Booking,
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
    const step = serveOrRefuse(restaurant, state, request, context);
    const { index } = context;
    const next = withBegunBlocks(restaurant, state, step.state, index);
    return { ...step, state: withEvents(next, step.events) };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const options = [refusal, ...refusal.others];
    return { answer: { outcome: "refused", options }, state, events: [] };
  }
}

/** The state in which these events are counted. */
function withEvents(state: State, events: readonly AuditEvent[]): State {
  const counts = { ...state.events };
  for (const { bookingId } of events) {
    const name = bookingId ?? BLOCKS;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return events.length === 0 ? state : { ...state, events: counts };
}

/** @throws {Refusal} If it is refused. */
function serveOrRefuse(
  restaurant: Restaurant,
  state: State,
  request: Request,
  context: Context,
): Step {
  const operation = operationOf(request);
  const { body, key } = request;
  const canonical = operation.canonical(body, context.actor, restaurant);
  const isKeyed = key !== null;
  const subject = operation.subject(state, body, { ...context, key });
  const serveAnew = () => operation.serve(restaurant, state, body, context);
  if (!isKeyed) return serveAnew();
  const slot = `${operation.endpoint} ${key}`;
  const identity = JSON.stringify(canonical);
  return answerAgain(state, slot, identity) ??
    keep(serveAnew(), slot, {
      request: identity,
      by: context.index,
      bookingId: subject?.id ?? null,
    });
}

/**
 * The answer that is kept under the key, with the guest's data as they are now.
 *
 * @returns Undefined when the key is new.
 * @throws {Refusal} If it stands for another request, or the answer has become
 * untrue.
 */
function answerAgain(
  state: State,
  slot: string,
  identity: string,
): Step | undefined {
  const kept = state.answers[slot];
  if (kept === undefined) return undefined;
  const cause = kept.request === identity
    ? untruth(kept, state)
    : "the request differs";
  if (cause !== null) throw new Refusal("IDEMPOTENCY_KEY_REUSED", { cause });
  return {
    answer: {
      outcome: "done",
      body: kept.status === null ? {} : { booking: guestOf(kept, state) },
      isDecision: false,
      replays: kept.by,
      first: kept.body,
    },
    state,
    events: [],
  };
}

/** What is not kept with an answer. */
function guestOf({ bookingId }: KeptAnswer, { bookings }: State) {
  const booking = bookings[bookingId ?? ""];
  return {
    guestName: booking?.guestName,
    guestPhone: booking?.guestPhone,
    notes: booking?.notes,
  };
}

/** Why the kept answer would mislead; null if it does not. */
function untruth(kept: KeptAnswer, state: State): string | null {
  const { bookingId, assignments, status } = kept;
  if (bookingId === null) {
    const isThere = (id: string) =>
      id in state.blocks ||
      Object.values(state.bookings).some(({ assignment }) => assignment === id);
    return assignments.every(isThere)
      ? null
      : "the assignment no longer exists";
  }
  const booking = state.bookings[bookingId];
  if (booking === undefined) return "the booking no longer exists";
  const [assignment = null] = assignments;
  if (assignment !== booking.assignment) {
    return assignment === null
      ? "the booking has tables again"
      : "the assignment no longer exists";
  }
  const isOutdated = status !== null && status !== booking.status;
  return isOutdated ? "the status has changed" : null;
}

/** The step that also keeps its answer. */
function keep(
  step: Step,
  slot: string,
  request: Pick<KeptAnswer, "request" | "by" | "bookingId">,
): Step {
  const { answer, state } = step;
  if (answer.outcome === "refused") return step;
  const { booking } = answer.body as {
    booking?: { id: UnknownId; status: Status };
  };
  const bookingId = booking?.id.name ?? request.bookingId;
  const assignments = bookingId === null
    ? assignmentsIn(answer.body)
    : assignmentsOf(state.bookings[bookingId]);
  const status = booking?.status ?? null;
  const { body } = answer;
  const kept = { ...request, bookingId, assignments, status, body };
  return {
    ...step,
    state: { ...state, answers: { ...state.answers, [slot]: kept } },
  };
}

function assignmentsOf(booking: Booking | undefined): string[] {
  const assignment = booking?.assignment ?? null;
  return assignment === null ? [] : [assignment];
}

/** The model's names of the assignments in an answer. */
function assignmentsIn({ assignmentId, assignments = [] }: Body): string[] {
  const all = [{ assignmentId }, ...assignments as Body[]];
  return all.map((each) => each.assignmentId)
    .filter((id) => id instanceof UnknownId).map(({ name }) => name);
}
