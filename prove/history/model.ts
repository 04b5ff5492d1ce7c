/**
 * What a restaurant does, one request at a time, in memory. It is written from
 * the documentation and shares no code with the database, so that the two can
 * disagree.
 *
 * @module
 */
import { answerAgain, keep } from "./kept_answers.ts";
import type { Operation, Request } from "./operation.ts";
import { assign, edit, release } from "./requests.ts";
import type { Floor, State } from "./state.ts";
import { Refusal, type Step, type Turn } from "./step.ts";

/** Serves one request. */
export function serve(floor: Floor, state: State, turn: Turn): Step {
  try {
    return answerAgain(state, turn) ?? keep(handle(floor, state, turn), turn);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const { reason, details } = refusal;
    const expected = {
      outcome: "refused",
      reason,
      ...(details && { details }),
    } as const;
    return { expected, state };
  }
}

/** The operations that are not requests. */
export function govern(
  state: State,
  operation: Exclude<Operation, Request | { kind: "read" }>,
  index: number,
): State {
  const latest = state.guards.at(-1);
  if (latest === undefined) throw new Error("There is no guard to change");
  const change = operation.kind === "set rules"
    ? { rules: operation.rules }
    : { isOff: operation.isOff };
  const guards = [...state.guards, { ...latest, ...change, by: index }];
  return { ...state, guards };
}

function handle(floor: Floor, state: State, turn: Turn): Step {
  const { request } = turn;
  if (request.kind === "assign") return assign(floor, state, turn, request);
  if (request.kind === "release") return release(floor, state, turn, request);
  return edit(floor, state, turn, request);
}
