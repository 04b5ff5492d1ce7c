import type { FunctionRequest } from "../api/call_function.ts";

/** What an action is, for its words. */
export type ActionKind =
  | "seat"
  | "move"
  | "release"
  | "edit"
  | "check in"
  | "cancel"
  | "undo";

/**
 * What a user wants to do to a booking, ready to be sent. It has no guest data:
 * `action_text.ts` words it from the bookings that were read.
 */
export interface Draft {
  kind: ActionKind;
  bookingId: string;
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
   * The `versionOf` the booking as the action leaves it. If the booking has
   * another one by then, somebody has changed it and it is not undone.
   */
  version: string;
}
