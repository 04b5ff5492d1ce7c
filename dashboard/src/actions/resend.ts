const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * How long to wait before an unanswered action is sent again by itself: twice as
 * long each time, up to a minute.
 *
 * @param tries How often it was sent again already.
 */
export function pauseBefore(tries: number): number {
  return Math.min(FIRST_MS * 2 ** tries, LONGEST_MS);
}
