import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useClient } from "../api/client.ts";
import type { Refusal } from "../api/failure.ts";
import { useSignedIn } from "../api/signed_in.ts";
import { useLatest } from "../parts/use_latest.ts";
import type { Wording } from "../wording/wording.ts";
import { actionText } from "./action_text.ts";
import {
  toastChangedSince,
  toastSuccess,
  toastUnread,
} from "./action_toasts.ts";
import type { Actions, RunOptions } from "./actions.ts";
import { type Draft, intentOf } from "./draft.ts";
import { isAsLeft } from "./is_as_left.ts";
import type { PendingAction } from "./pending_actions.ts";
import { sendAction, type Sent } from "./send_action.ts";
import { entryOf, type UndoEntry, undoOf } from "./undo_list.ts";
import { useResend } from "./use_resend.ts";
import { useUnanswered } from "./use_unanswered.ts";
import { useUndoList } from "./use_undo_list.ts";

/** What {@linkcode useActionRunner} needs. */
export interface ActionRunnerOptions {
  restaurantId: string;
  wording: Wording;
  /** The present by the server's clock, in epoch milliseconds. */
  now: () => number;
  /** Shows a refusal that the sender has not shown itself. */
  showRefusal: (refusal: Refusal, action: PendingAction) => void;
}

/**
 * Runs the actions of a restaurant one after the other, to be provided by the
 * `ActionsContext`. Once the user has signed out, it shows nothing more.
 */
export function useActionRunner(
  { restaurantId, wording, now, showRefusal }: ActionRunnerOptions,
): Actions {
  const { userId, isSignedIn } = useSignedIn();
  const client = useClient();
  const queries = useQueryClient();
  const [running, setRunning] = useState<PendingAction | null>(null);
  const { undos, add, remove } = useUndoList();
  const { unanswered, refresh, discard } = useUnanswered({
    restaurantId,
    userId,
  });
  const { enqueue, promiseOf } = useQueue();

  const finish = async (
    action: PendingAction,
    { done }: Sent,
    remark?: string,
  ) => {
    const entry = entryOf(action.key, action, done, Date.now());
    if (entry !== null) add(entry);
    const subject = entry?.subject ?? action;
    const takeBack = entry && (() => void undo(entry));
    toastSuccess(actionText(subject, wording), takeBack, remark);
    // The next tap is about what is true by then, and has its `updatedAt`.
    await queries.invalidateQueries();
  };
  const refuse = async (
    action: PendingAction,
    { done }: Sent,
    refusal: Refusal,
    { takeRefusal }: RunOptions,
  ) => {
    // A part of it may have been done, as when the party before has left.
    const entry = entryOf(action.key, action, done, Date.now());
    if (entry !== null) add(entry);
    // The booking in the way may be newer than what is on the screen.
    await queries.invalidateQueries();
    if (!isSignedIn() || takeRefusal?.(refusal, action)) return;
    showRefusal(refusal, action);
  };
  const send = useLatest((action: PendingAction, options: RunOptions = {}) =>
    enqueue(intentOf(action), async () => {
      setRunning(action);
      try {
        const sent = await sendAction(client, action, isSignedIn);
        const { failure } = sent;
        if (!isSignedIn()) return false;
        if (failure === null) await finish(action, sent, options.remark);
        else if (failure.kind === "refused") {
          await refuse(action, sent, failure.refusal, options);
        }
        return failure === null;
      } finally {
        refresh();
        setRunning(null);
      }
    })
  );
  const run = useLatest((draft: Draft, options?: RunOptions) => {
    const intent = intentOf(draft);
    const isSame = (action: PendingAction) => intentOf(action) === intent;
    const action = unanswered.find(isSame) ?? {
      ...draft,
      restaurantId,
      userId,
      key: crypto.randomUUID(),
      sentAt: Date.now(),
      doneSteps: 0,
    };
    return promiseOf(intent) ?? send(action, options);
  });
  const undo = useLatest(async (entry: UndoEntry) => {
    const isPossible = await isAsLeft(client, entry.changes)
      .catch(() => null);
    if (!isSignedIn()) return;
    if (isPossible === null) return toastUnread();
    remove(entry.key);
    if (isPossible) await run(undoOf(entry, restaurantId, now()));
    else toastChangedSince(actionText(entry.subject, wording));
  });
  const [next = null] = unanswered;
  useResend(
    running === null ? next?.key ?? null : null,
    useLatest(() => {
      if (next !== null) void send(next);
    }),
  );

  return useMemo(() => ({
    running,
    unanswered: unanswered.filter(({ key }) => key !== running?.key),
    undos,
    run,
    undo,
    retry: (action) => promiseOf(intentOf(action)) ?? send(action),
    discard,
  }), [discard, promiseOf, run, running, send, unanswered, undo, undos]);
}

/** Does one thing after the other, and the same thing once. */
function useQueue() {
  const [queue] = useState(() => {
    const waiting = new Map<string, Promise<boolean>>();
    let last: Promise<unknown> = Promise.resolve();
    return {
      enqueue(intent: string, act: () => Promise<boolean>): Promise<boolean> {
        const promise = last.then(act).finally(() => waiting.delete(intent));
        last = promise.catch(() => {});
        waiting.set(intent, promise);
        return promise;
      },
      promiseOf: (intent: string) => waiting.get(intent),
    };
  });
  return queue;
}
