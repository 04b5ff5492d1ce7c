import type { Refusal } from "../api/failure.ts";
import { makeContext } from "../parts/make_context.ts";
import type { Draft } from "./draft.ts";
import type { PendingAction } from "./pending_actions.ts";

/** What components can do to bookings, and what is going on. */
export interface Actions {
  /** The action that waits for its answer now; null when there is none. */
  running: PendingAction | null;
  /** Actions that the server has not answered, the oldest first. */
  unanswered: PendingAction[];
  /** What takes the last action back; null if that cannot be done. */
  undoable: Draft | null;
  /**
   * Does something new. While another action runs it does nothing.
   *
   * @param takeRefusal Shows a refusal where the user is working. If it is
   * missing or returns false, a toast shows the refusal.
   * @returns Whether it was done.
   */
  run(
    draft: Draft,
    takeRefusal?: (refusal: Refusal) => boolean,
  ): Promise<boolean>;
  /** Sends an unanswered action again, with its key. */
  retry(action: PendingAction): Promise<boolean>;
  /** Forgets an unanswered action; it may have been done nevertheless. */
  discard(action: PendingAction): void;
  /** Takes the last action back, unless the booking was changed since. */
  undo(): Promise<void>;
}

/** Gives the actions to every component of a desk. */
export const [ActionsContext, useActions] = makeContext<Actions>("actions");
