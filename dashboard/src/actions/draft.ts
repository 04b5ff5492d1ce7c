import type { FunctionRequest } from "../api/call_function.ts";

/** What a user wants to do to a booking, ready to be sent. */
export interface Draft {
  bookingId: string;
  /** As on a button: "Seat Becker at M1". */
  title: string;
  /** While it runs: "Seating Becker at M1". */
  progress: string;
  /** When it is done: "Becker has M1". */
  done: string;
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
