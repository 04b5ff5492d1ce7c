import { useEffect, useMemo, useState } from "react";
import { useLatest } from "../parts/use_latest.ts";
import type { Look } from "./use_look.ts";
import { useNow } from "./use_now.ts";

/** So long without a touch, and the desk shows the present again. */
const RETURN_MS = 120_000;

/** What {@linkcode useLookState} needs. */
export interface LookOptions {
  /** The date that is shown. */
  date: string;
  /** Where a date that is not today is looked at; null for today. */
  opensAt: number | null;
  /** Called to show today again. */
  onToday: () => void;
}

/**
 * Keeps the moment that the floor shows, to be provided by the `LookContext`.
 * It is the present unless the user looks elsewhere, and is the present again
 * two minutes after the last touch.
 */
export function useLookState({ date, opensAt, onToday }: LookOptions): Look {
  const now = useNow();
  const [looked, setLooked] = useState<{ date: string; at: number } | null>(
    null,
  );
  const chosen = looked?.date === date ? looked.at : opensAt;
  const isNow = chosen === null;
  const backToNow = useLatest(() => {
    setLooked(null);
    if (opensAt !== null) onToday();
  });
  const look = useLatest((at: number) => setLooked({ date, at }));
  useReturn(isNow, backToNow);
  const at = chosen ?? now;
  return useMemo(() => ({ at, isNow, look, backToNow }), [
    at,
    backToNow,
    isNow,
    look,
  ]);
}

/** Calls back when the user has not touched anything for a while. */
function useReturn(isNow: boolean, backToNow: () => void): void {
  useEffect(() => {
    if (isNow) return;
    let timer = setTimeout(backToNow, RETURN_MS);
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(backToNow, RETURN_MS);
    };
    const end = new AbortController();
    const options = { signal: end.signal, capture: true, passive: true };
    for (const touch of ["pointerdown", "keydown", "wheel"]) {
      addEventListener(touch, wait, options);
    }
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [backToNow, isNow]);
}
