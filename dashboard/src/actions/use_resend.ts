import { useEffect, useRef } from "react";
import { pauseBefore } from "./resend.ts";

/**
 * Sends what has no answer again by itself: when the connection is back, and
 * after pauses that grow.
 *
 * @param waitingKey The key of the action that is to be sent next; null while
 * there is none or another one runs.
 * @param send Sends it.
 */
export function useResend(waitingKey: string | null, send: () => void): void {
  const tries = useRef({ key: "", count: 0 });
  useEffect(() => {
    if (waitingKey === null) return;
    if (tries.current.key !== waitingKey) {
      tries.current = { key: waitingKey, count: 0 };
    }
    const again = () => {
      tries.current.count++;
      send();
    };
    const timer = setTimeout(again, pauseBefore(tries.current.count));
    addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", again);
    };
  }, [send, waitingKey]);
}
