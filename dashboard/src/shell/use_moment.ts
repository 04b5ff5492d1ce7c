import { useState } from "react";
import { useClock } from "../parts/use_clock.ts";
import type { Service } from "../time/services.ts";

/** The moment that the floor plan shows: the present while the service runs. */
export function useMoment(
  { startAt, endAt }: Service,
  firstStart: number | undefined,
) {
  const now = useClock(15_000);
  const [chosen, setChosen] = useState<number | null>(null);
  const isRunning = startAt <= now && now < endAt;
  const fallback = isRunning ? now : Math.max(firstStart ?? startAt, startAt);
  const isChosen = chosen !== null && startAt <= chosen && chosen <= endAt;
  return {
    now,
    moment: isChosen ? chosen : fallback,
    isNow: isRunning && !isChosen,
    setMoment: setChosen,
    goToNow: isRunning ? () => setChosen(null) : undefined,
  };
}
