import { useCallback, useMemo, useState } from "react";
import {
  forgetPendingAction,
  type PendingAction,
  readPendingActions,
} from "./pending_actions.ts";

/** Whose actions they are, and for which restaurant. */
export interface Workplace {
  restaurantId: string;
  userId: string;
}

/** The actions that are kept on this device because they have no answer yet. */
export function useUnanswered({ restaurantId, userId }: Workplace) {
  const [kept, setKept] = useState(() => readPendingActions(userId));
  /** Reads again what is kept, after an action was sent. */
  const refresh = useCallback(
    () => setKept(readPendingActions(userId)),
    [userId],
  );
  const discard = useCallback((action: PendingAction) => {
    forgetPendingAction(action.key);
    refresh();
  }, [refresh]);
  const unanswered = useMemo(
    () => kept.filter((action) => action.restaurantId === restaurantId),
    [kept, restaurantId],
  );
  return { unanswered, refresh, discard };
}
