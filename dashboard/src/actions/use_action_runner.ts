import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { type Client, useClient } from "../api/client.ts";
import type { Failure, Refusal } from "../api/failure.ts";
import { versionOf } from "../data/booking.ts";
import { readBooking } from "../data/read_bookings.ts";
import { useLatest } from "../parts/use_latest.ts";
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
  const lastToast = useRef<string | number>(null);

  const send = useLatest(
    async (action: PendingAction, tell: (refusal: Refusal) => void) => {
      if (isBusy.current) return false;
      isBusy.current = true;
      setRunning(action);
      try {
        const failure = await sendAction(client, action);
        if (failure === null) {
          const { undo } = action;
          setUndoable(undo);
          // The undo of the one before is gone.
          if (lastToast.current !== null) toast.dismiss(lastToast.current);
          lastToast.current = celebrate(
            action,
            undo && (() => void takeBack(undo)),
          );
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
  );

  const run = useLatest((draft: Draft, tell: (refusal: Refusal) => void) =>
    send({ ...draft, key: crypto.randomUUID(), userId }, tell)
  );

  const takeBack = useLatest(async ({ draft, version }: Undo) => {
    if (await versionNow(client, draft) === version) {
      await run(draft, (refusal) => onRefused(refusal, draft));
      return;
    }
    setUndoable(null);
    toast.error("Nothing was undone", {
      description: "Somebody has changed the booking since then.",
    });
  });

  return useMemo(() => ({
    running,
    unanswered: unanswered.filter((action) =>
      action.restaurantId === restaurantId && action.key !== running?.key
    ),
    undoable: undoable?.draft ?? null,
    run,
    undo: async () => {
      if (undoable !== null) await takeBack(undoable);
    },
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
    takeBack,
    unanswered,
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

function celebrate(
  action: PendingAction,
  undo: (() => void) | null,
): string | number {
  return toast.success(action.done, {
    action: undo && { label: "Undo", onClick: undo },
  });
}

function explain(failure: Failure, action: PendingAction): void {
  const description = `“${action.title}” is kept on this device.`;
  if (failure.kind === "signed out") {
    toast.error("Your session has ended. Sign in again", { description });
  } else toast.error("The server does not answer", { description });
}
