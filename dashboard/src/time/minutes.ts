export const MINUTE_MS = 60_000;

/**
 * The minutes from one moment to another, as the clock on the wall shows them:
 * the seconds of both are cut off. Negative if the second one comes first.
 */
export function minutesBetween(from: number, to: number): number {
  return Math.floor(to / MINUTE_MS) - Math.floor(from / MINUTE_MS);
}
