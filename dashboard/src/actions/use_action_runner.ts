import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { useClient } from "../api/client.ts";
import type { Refusal } from "../api/failure.ts";
import { useSignedIn } from "../api/signed_in.ts";
import { areUnchanged } from "../data/read_bookings.ts";
import { useLatest } from "../parts/use_latest.ts";
import type { Wording } from "../wording/wording.ts";
import { actionText } from "./action_text.ts";
import {
  toastChangedSince,
  toastSuccess,
  toastUnanswered,
} from "./action_toasts.ts";
import type { Actions } from "./actions.ts";
import type { Draft, Undo } from "./draft.ts";
import type { PendingAction } from "./pending_actions.ts";
import { sendAction } from "./send_action.ts";
import { useUnanswered } from "./use_unanswered.ts";

/** What {@linkcode useActionRunner} needs. */
export interface ActionRunnerOptions {
  restaurantId: string;
  wording: Wording;
  /** Shows a refusal that the sender has not shown itself. */
  showRefusal: (refusal: Refusal, action: PendingAction) => void;
}

/**
 * Runs the actions of a restaurant, one at a time, to be provided by the
 * `ActionsContext`. Once the user has signed out, it shows nothing more.
 */
export function useActionRunner(
  { restaurantId, wording, showRefusal }: ActionRunnerOptions,
): Actions {
  const { userId, isSignedIn } = useSignedIn();
  const client = useClient();
  const queries = useQueryClient();
  const [running, setRunning] = useState<PendingAction | null>(null);
  const [undoable, setUndoable] = useState<Undo | null>(null);
  const { unanswered, refresh, discard } = useUnanswered({
    restaurantId,
    userId,
  });
  // A second tap can come before React has rendered the first.
  const isBusy = useRef(false);
  const lastToast = useRef<string | number>(null);

  const finish = (action: PendingAction) => {
    const { undo } = action;
    setUndoable(undo);
    // Only the last action can be undone: its toast alone may offer it.
    if (lastToast.current !== null) toast.dismiss(lastToast.current);
    lastToast.current = toastSuccess(
      actionText(action, wording),
      undo && (() => void takeBack(undo)),
    );
    void queries.invalidateQueries();
  };
  const send = useLatest(
    async (action: PendingAction, takeRefusal?: TakeRefusal) => {
      if (isBusy.current) return false;
      isBusy.current = true;
      setRunning(action);
      try {
        const failure = await sendAction(client, action, isSignedIn);
        if (!isSignedIn()) return false;
        if (failure === null) finish(action);
        else if (failure.kind === "refused") {
          // The booking in the way may be newer than what is on the screen.
          await queries.invalidateQueries();
          if (!isSignedIn()) return false;
          const isShown = takeRefusal?.(failure.refusal) ?? false;
          if (!isShown) showRefusal(failure.refusal, action);
        } else toastUnanswered(actionText(action, wording), failure);
        return failure === null;
      } finally {
        isBusy.current = false;
        refresh();
        setRunning(null);
      }
    },
  );
  const run = useLatest((draft: Draft, takeRefusal?: TakeRefusal) => {
    const key = crypto.randomUUID();
    const sentAt = Date.now();
    return send({ ...draft, restaurantId, userId, key, sentAt }, takeRefusal);
  });
  const takeBack = useLatest(async ({ draft, versions }: Undo) => {
    if (await areUnchanged(client, versions)) {
      await run(draft);
      return;
    }
    if (!isSignedIn()) return;
    setUndoable(null);
    toastChangedSince();
  });

  return useMemo(() => ({
    running,
    unanswered: unanswered.filter(({ key }) => key !== running?.key),
    undoable: undoable?.draft ?? null,
    run,
    undo: async () => {
      if (undoable !== null) await takeBack(undoable);
    },
    retry: (action) => send(action),
    discard,
  }), [discard, run, running, send, takeBack, unanswered, undoable]);
}

type TakeRefusal = (refusal: Refusal) => boolean;
