import { progress } from "./progress.ts";
import { type Market, measureStep, slowestP99, type Step } from "./step.ts";

/** Each step asks for so much more than the one before it. */
const GROWTH = 1.25;

const STEP_SECONDS = 15;

/** The longest that one of a hundred calls may take, in milliseconds. */
export const LIMIT_MS = 50;

/**
 * Raises the rate of the peak until one of a hundred calls takes longer than
 * the limit; if that is so at the peak already, lowers it until none does.
 *
 * @returns All steps after the peak. With the peak they hold a rate that keeps
 * the limit and one that does not, unless the market had no bookings left.
 */
export async function findCeiling(
  market: Market,
  peak: Step,
): Promise<Step[]> {
  const wasKept = isKept(peak);
  const steps: Step[] = [];
  for (let last = peak; isKept(last) === wasKept;) {
    const rate = Math.round(wasKept ? last.rate * GROWTH : last.rate / GROWTH);
    progress(`${rate} calls a second for ${STEP_SECONDS} s`);
    const step = await measureStep(market, rate, STEP_SECONDS);
    if (step === undefined) break;
    progress(`p99 ${slowestP99(step).toFixed(1)} ms`);
    steps.push(step);
    last = step;
  }
  return steps;
}

/** Whether at most one of a hundred calls took longer than the limit. */
export function isKept(step: Step): boolean {
  return slowestP99(step) <= LIMIT_MS;
}
