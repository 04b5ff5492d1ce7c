import { assert } from "@std/assert";

/**
 * Expects that a moment of the database's clock was between the start of this
 * call's promise and now.
 *
 * @param since When the test began what set it, as `Date.now()` gives it.
 */
export function assertJustNow(
  moment: Date | string | null | undefined,
  since: number,
): void {
  const then = new Date(moment ?? NaN).getTime();
  // The database's clock is that of another process, and has more digits.
  assert(
    since - 5 <= then && then <= Date.now() + 5,
    `${String(moment)} is not after ${new Date(since).toISOString()}`,
  );
}
