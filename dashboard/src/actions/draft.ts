import type { FunctionRequest } from "../api/call_function.ts";
import type { Change } from "./change.ts";
import type { Wish } from "./wish.ts";

/** What an action is, for its words. */
export type ActionKind =
  | "add table"
  | "arrive"
  | "block"
  | "book"
  | "cancel"
  | "close service"
  | "close zone"
  | "edit"
  | "give back"
  | "join"
  | "later"
  | "leave"
  | "leave and seat"
  | "longer"
  | "move"
  | "no show"
  | "no show and seat"
  | "plan"
  | "reopen"
  | "reserve"
  | "seat"
  | "seat walk-in"
  | "split"
  | "swap"
  | "unarrive"
  | "unblock"
  | "undo"
  | "unseat"
  | "wait";

/** A request of an action, and what it changes if it is done. */
export interface Step {
  request: FunctionRequest;
  /** Empty for the requests of an undo, which is not undone itself. */
  changes: Change[];
}

/** What an action is about, as far as its words need it. */
export interface Subject {
  kind: ActionKind;
  /** Empty for a party that has no booking yet, and for a block. */
  bookingIds: string[];
  /** The tables that it is about; empty for an action that is about none. */
  tableIds: string[];
  /** What is closed: a zone or a service. */
  label?: string;
  /** The party of a booking that is about to be made. */
  party?: { size: number; name: string };
  /** Of an undo: what it takes back. */
  undone?: Subject;
}

/** What a user wants to do, ready to be sent. */
export interface Draft extends Subject {
  /** Sent in this order, all of them with the key of the action. */
  steps: Step[];
  /** What can be asked for in another way if it is refused. */
  wish?: Wish;
  /**
   * Two drafts with the same text are the same tap. It is given where requests
   * have times that follow the clock, or where two parties can look alike;
   * otherwise the requests tell.
   */
  intent?: string;
}

/** A text that is the same for two taps that mean the same action. */
export function intentOf({ intent, steps }: Draft): string {
  return intent ?? JSON.stringify(steps.map(({ request }) => request));
}
