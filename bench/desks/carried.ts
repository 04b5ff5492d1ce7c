// deno-lint-ignore-file no-console -- progress goes to standard error
import { type Habit, offer } from "./open_load.ts";

/** The latency that a desk may see: its 95th percentile in milliseconds. */
export const BOUND_MS = 100;

/** How much more is tried each time, then half and a quarter of it. */
const STEP = 1.6;

/**
 * Looks for the largest number of desks whose reads are answered in time, in one
 * of two tries.
 *
 * @param start Where to begin.
 * @param prepare Makes what so many desks need.
 */
export async function countCarried(
  habits: readonly Habit[],
  start: number,
  prepare: (desks: number) => Promise<void>,
): Promise<number> {
  const isCarried = async (desks: number) => {
    await prepare(desks);
    // Whatever else the machine does seldom comes twice.
    for (let tries = 0; tries < 2; tries++) {
      const p95 = await offer(habits, desks);
      console.error(`  ${desks} desks: p95 ${p95.toFixed(1)} ms`);
      if (p95 < BOUND_MS) return true;
    }
    return false;
  };
  let carried = start;
  if (await isCarried(carried)) {
    while (await isCarried(Math.round(carried * STEP))) {
      carried = Math.round(carried * STEP);
    }
  } else {
    do carried = Math.round(carried / STEP); while (!await isCarried(carried));
  }
  for (const factor of [STEP ** (1 / 2), STEP ** (1 / 4), STEP ** (1 / 8)]) {
    const next = Math.round(carried * factor);
    if (await isCarried(next)) carried = next;
  }
  return carried;
}
