import { useMemo, useState } from "react";
import { useClock } from "../parts/use_clock.ts";
import type { Service } from "./services.ts";
import type { ShownMoment } from "./use_moment.ts";

/**
 * Keeps the moment that the floor plan shows, to be provided by the
 * `MomentContext`. Until the user chooses one it is the present while the
 * service runs, and else the start of its first booking.
 *
 * @param firstStart When the first booking starts; undefined without bookings.
 */
export function useMomentState(
  { startAt, endAt }: Service,
  firstStart: number | undefined,
): ShownMoment {
  const now = useClock(15_000);
  const [chosen, setChosen] = useState<number | null>(null);
  return useMemo(() => {
    const isRunning = startAt <= now && now < endAt;
    const fallback = isRunning ? now : Math.max(firstStart ?? startAt, startAt);
    const isChosen = chosen !== null && startAt <= chosen && chosen <= endAt;
    return {
      now,
      moment: isChosen ? chosen : fallback,
      isNow: isRunning && !isChosen,
      setMoment: setChosen,
      goToNow: isRunning ? () => setChosen(null) : null,
    };
  }, [chosen, endAt, firstStart, now, startAt]);
}
