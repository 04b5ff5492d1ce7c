import { useSyncExternalStore } from "react";
import { type Freshness, useServerClock } from "./server_clock.ts";

/**
 * The present by the server's clock, cut to the minute. A component that uses it
 * is drawn again once a minute.
 */
export function useNow(): number {
  const { subscribe, minute } = useServerClock();
  return useSyncExternalStore(subscribe, minute);
}

/** How old the data on the screen is. */
export function useFreshness(): Freshness {
  const { subscribe, freshness } = useServerClock();
  return useSyncExternalStore(subscribe, freshness);
}
