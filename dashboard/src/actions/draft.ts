import type { FunctionRequest } from "../api/call_function.ts";
import type { Versions } from "../data/booking.ts";

/** What an action is, for its words. */
export type ActionKind =
  | "seat"
  | "move"
  | "release"
  | "edit"
  | "check in"
  | "cancel"
  | "undo"
  | "plan"
  | "undo plan";

/**
 * What a user wants to do to a booking, or to several at once, ready to be sent.
 * It has no guest data: `action_text.ts` words it from the bookings that were
 * read.
 */
export interface Draft {
  kind: ActionKind;
  /** At least one; several for a plan. */
  bookingIds: string[];
  /** The tables that it is about; empty for an action that is about none. */
  tableIds: string[];
  /** Sent in this order, all of them with the key of the action. */
  requests: FunctionRequest[];
  /** What takes it back; null for an action that is itself an undo. */
  undo: Undo | null;
}

/** What takes an action back. */
export interface Undo {
  draft: Draft;
  /**
   * The bookings as the action leaves them. If one of them has another version
   * by then, somebody has changed it and nothing is undone.
   */
  versions: Versions;
}
