import { useCallback, useEffect, useMemo, useState } from "react";
import {
  forgetPendingAction,
  hasGuestData,
  type PendingAction,
  readPendingActions,
} from "./pending_actions.ts";

/** Whose actions they are, and for which restaurant. */
export interface Workplace {
  restaurantId: string;
  userId: string;
}

/** The actions that have no answer yet. */
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
  useWarnBeforeLoss(unanswered.some(hasGuestData));
  return { unanswered, refresh, discard };
}

/** The browser asks before it leaves a page that alone has an action. */
function useWarnBeforeLoss(isAtRisk: boolean): void {
  useEffect(() => {
    if (!isAtRisk) return;
    const warn = (event: Event) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isAtRisk]);
}
