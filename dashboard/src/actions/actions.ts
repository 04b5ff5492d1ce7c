import { createContext, useContext } from "react";
import type { Refusal } from "../api/failure.ts";
import type { Draft } from "./draft.ts";
import type { PendingAction } from "./pending_actions.ts";

/** What components can do to bookings, and what is under way. */
export interface Actions {
  /** The action that waits for its answer now. */
  running: PendingAction | null;
  /** Actions that the server has not answered. */
  unanswered: PendingAction[];
  /** The last action, if it can be taken back. */
  undoable: Draft | null;
  /** Does something new; resolves to whether it was done. */
  run(draft: Draft, onRefused: (refusal: Refusal) => void): Promise<boolean>;
  /** Sends an unanswered action again, under its key. */
  retry(action: PendingAction): Promise<boolean>;
  /** Gives an unanswered action up. */
  discard(action: PendingAction): void;
  undo(): Promise<void>;
}

/** Gives every component the actions. */
export const ActionsContext = createContext<Actions | null>(null);

/** The actions of the restaurant around this. */
export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error("There are no actions around this");
  return actions;
}
