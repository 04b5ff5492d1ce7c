import type { Request } from "./operation.ts";
import type { Guard, State } from "./state.ts";

/** One request, what it is called, and the guard that decides on it. */
export interface Turn {
  readonly request: Request;
  readonly index: number;
  readonly actor: string | null;
  readonly guard: Guard;
}

/** Stands in the model's answer for whatever the real one says. */
export const ANYTHING = Symbol("anything");

/**
 * Stands in the model's answer for that number or a larger one. Who leaves a
 * service does not wait for those who come: an answer may still count a party
 * that was released between the count and the commit, never leave one out.
 */
export class AtLeast {
  constructor(readonly number: number) {}
}

/** What the model answers; fields that it leaves out may have any value. */
export type Expected =
  | {
    readonly outcome: "done";
    readonly body: Readonly<Record<string, unknown>>;
    /** The operation whose answer this repeats. */
    readonly replays?: number;
  }
  | {
    readonly outcome: "refused";
    readonly reason: string;
    readonly details?: Readonly<Record<string, unknown>>;
  };

/** An answer and the state behind it. */
export interface Step {
  readonly expected: Expected;
  readonly state: State;
}

/** The refusal of a request. */
export class Refusal {
  constructor(
    readonly reason: string,
    readonly details?: Readonly<Record<string, unknown>>,
  ) {}
}

/** A step that answers with 200. */
export function done(body: Record<string, unknown>, state: State): Step {
  return { expected: { outcome: "done", body }, state };
}
