import type { FunctionRequest } from "../api/call_function.ts";

/** What a user wants to do to a booking, ready to be sent. */
export interface Draft {
  restaurantId: string;
  bookingId: string;
  /** As on a button: "Seat Becker at M1". */
  title: string;
  /** While it runs: "Seating Becker at M1". */
  progress: string;
  /** When it is done: "Becker is at M1". */
  done: string;
  /** In this order; all of them carry the key of the action. */
  requests: FunctionRequest[];
  /** What takes it back; null for what is itself an undo. */
  undo: Undo | null;
}

/** What takes an action back. */
export interface Undo {
  draft: Draft;
  /** The booking as the action leaves it; another one is not to be undone. */
  version: string;
}
