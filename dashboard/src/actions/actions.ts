import type { Refusal } from "../api/failure.ts";
import { makeContext } from "../parts/make_context.ts";
import type { Draft } from "./draft.ts";
import type { PendingAction } from "./pending_actions.ts";
import type { UndoEntry } from "./undo_list.ts";

/** How {@linkcode Actions.run} tells what became of an action. */
export interface RunOptions {
  /**
   * Shows a refusal where the user is working. Where it is missing or returns
   * false, the desk shows it.
   */
  takeRefusal?: (refusal: Refusal, action: PendingAction) => boolean;
  /** What there is to say when it is done, as in "Seated 25 min late". */
  remark?: string;
}

/** What components can do, and what is going on. */
export interface Actions {
  /** The action that waits for its answer now; null when there is none. */
  running: PendingAction | null;
  /** Actions that the server has not answered, the oldest first. */
  unanswered: PendingAction[];
  /** What can be taken back, the newest first. */
  undos: readonly UndoEntry[];
  /**
   * Does something new, after what is running. An action that is still
   * unanswered is not done twice: it is sent again.
   *
   * @returns Whether it was done. It was not if it was refused; an action
   * without an answer is sent again by itself.
   */
  run(draft: Draft, options?: RunOptions): Promise<boolean>;
  /** Sends an unanswered action again now, with its key. */
  retry(action: PendingAction): Promise<boolean>;
  /** Forgets an unanswered action; it may have been done nevertheless. */
  discard(action: PendingAction): void;
  /** Takes an action back, unless somebody has changed its bookings since. */
  undo(entry: UndoEntry): Promise<void>;
}

/** Gives the actions to every component of a desk. */
export const [ActionsContext, useActions] = makeContext<Actions>("actions");
