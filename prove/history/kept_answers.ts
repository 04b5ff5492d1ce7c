import { bookingIn, type State, type Stored } from "./state.ts";
import { Refusal, type Step, type Turn } from "./step.ts";

/** The answer that the key has earned already; undefined when it is new. */
export function answerAgain(state: State, turn: Turn): Step | undefined {
  const stored = state.answers[keyOf(turn) ?? ""];
  if (stored === undefined) return undefined;
  if (stored.request !== identityOf(turn)) {
    throw new Refusal("IDEMPOTENCY_KEY_REUSED", {
      cause: "the request differs",
    });
  }
  const isGone = stored.assignment !== null &&
    !Object.values(state.bookings).some(({ assignment }) =>
      assignment === stored.assignment
    );
  if (isGone) {
    throw new Refusal("IDEMPOTENCY_KEY_REUSED", {
      cause: "the assignment no longer exists",
    });
  }
  return {
    expected: { outcome: "done", body: {}, replays: stored.by },
    state,
  };
}

/** Keeps the answer under the key of the request, if it has one. */
export function keep({ expected, state }: Step, turn: Turn): Step {
  const key = keyOf(turn);
  if (key === undefined) return { expected, state };
  const { booking } = turn.request;
  const namesAssignment = turn.request.kind !== "release";
  const stored: Stored = {
    request: identityOf(turn),
    assignment: namesAssignment ? bookingIn(state, booking).assignment : null,
    by: turn.index,
  };
  const answers = { ...state.answers, [key]: stored };
  return { expected, state: { ...state, answers } };
}

function keyOf({ request }: Turn): string | undefined {
  return request.key && `${request.kind} ${request.key}`;
}

function identityOf({ request, actor }: Turn): string {
  const { key: _, ...rest } = request;
  return JSON.stringify(request.kind === "assign" ? { ...rest, actor } : rest);
}
