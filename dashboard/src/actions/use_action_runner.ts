import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { type Client, useClient } from "../api/client.ts";
import type { Failure, Refusal } from "../api/failure.ts";
import { versionOf } from "../data/booking.ts";
import { readBooking } from "../data/read_bookings.ts";
import type { Actions } from "./actions.ts";
import type { Draft, Undo } from "./draft.ts";
import {
  forgetPendingAction,
  type PendingAction,
  readPendingActions,
} from "./pending_actions.ts";
import { sendAction } from "./send_action.ts";

/**
 * Runs the actions of a restaurant, one at a time.
 *
 * @param onRefused Tells the user why the server refused.
 */
export function useActionRunner(
  { restaurantId, userId }: { restaurantId: string; userId: string },
  onRefused: (refusal: Refusal, draft: Draft) => void,
): Actions {
  const client = useClient();
  const queries = useQueryClient();
  const [running, setRunning] = useState<PendingAction | null>(null);
  const [undoable, setUndoable] = useState<Undo | null>(null);
  const [unanswered, setUnanswered] = useState(() =>
    readPendingActions(userId)
  );
  // A second tap comes before React has rendered the first.
  const isBusy = useRef(false);
  const undoRef = useRef<() => Promise<void>>(null);

  const send = useCallback(
    async (action: PendingAction, tell: (refusal: Refusal) => void) => {
      if (isBusy.current) return false;
      isBusy.current = true;
      setRunning(action);
      try {
        const failure = await sendAction(client, action);
        if (failure === null) {
          setUndoable(action.undo);
          celebrate(action, () => void undoRef.current?.());
          void queries.invalidateQueries();
        } else if (failure.kind === "refused") {
          // Who is in the way may have come a moment ago.
          await queries.invalidateQueries();
          tell(failure.refusal);
        } else explain(failure, action);
        return failure === null;
      } finally {
        isBusy.current = false;
        setUnanswered(readPendingActions(userId));
        setRunning(null);
      }
    },
    [client, queries, userId],
  );

  const run = useCallback(
    (draft: Draft, tell: (refusal: Refusal) => void) =>
      send({ ...draft, key: crypto.randomUUID(), userId }, tell),
    [send, userId],
  );

  const undo = useCallback(async () => {
    if (undoable === null) return;
    const { draft, version } = undoable;
    if (await versionNow(client, draft) !== version) {
      setUndoable(null);
      toast.error("Nothing was undone", {
        description: "Somebody has changed the booking since then.",
      });
      return;
    }
    await run(draft, (refusal) => onRefused(refusal, draft));
  }, [client, onRefused, run, undoable]);
  undoRef.current = undo;

  return useMemo(() => ({
    running,
    unanswered: unanswered.filter((action) =>
      action.restaurantId === restaurantId && action.key !== running?.key
    ),
    undoable: undoable?.draft ?? null,
    run,
    undo,
    retry: (action) => send(action, (refusal) => onRefused(refusal, action)),
    discard: (action) => {
      forgetPendingAction(action.key);
      setUnanswered(readPendingActions(userId));
    },
  }), [
    onRefused,
    restaurantId,
    run,
    running,
    send,
    unanswered,
    undo,
    undoable,
    userId,
  ]);
}

async function versionNow(
  client: Client,
  { bookingId }: Draft,
): Promise<string | null> {
  const booking = await readBooking(client, bookingId).catch(() => null);
  return booking && versionOf(booking);
}

function celebrate(action: PendingAction, undo: () => void): void {
  toast.success(action.done, {
    // It takes the place of the one before, whose undo is gone.
    id: "last action",
    action: action.undo && { label: "Undo", onClick: undo },
  });
}

function explain(failure: Failure, action: PendingAction): void {
  const description = `“${action.title}” is kept on this device.`;
  if (failure.kind === "signed out") {
    toast.error("Your session has ended. Sign in again", { description });
  } else toast.error("The server does not answer", { description });
}
