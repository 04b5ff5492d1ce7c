import { useCallback, useRef } from "react";

/**
 * A function whose identity never changes and that does what the latest render
 * passed in. Children that get it need not be redrawn.
 */
export function useLatest<Args extends unknown[], Result>(
  act: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((...args: Args) => latest.current(...args), []);
}
