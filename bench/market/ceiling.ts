import { progress } from "./progress.ts";
import { type Market, measureStep, slowestP99, type Step } from "./step.ts";

/** Each step asks for so much more than the one before it. */
const GROWTH = 1.25;

const STEP_SECONDS = 15;

/** The longest that one of a hundred calls may take, in milliseconds. */
export const LIMIT_MS = 50;

/**
 * Raises the rate until one of a hundred calls takes longer than the limit.
 *
 * @param rate The rate that the first step goes beyond.
 * @returns All steps. The last one is beyond the limit, unless the market had
 * no bookings left.
 */
export async function findCeiling(
  market: Market,
  rate: number,
): Promise<Step[]> {
  const steps: Step[] = [];
  while (steps.every((step) => slowestP99(step) <= LIMIT_MS)) {
    rate = Math.round(rate * GROWTH);
    progress(`${rate} calls a second for ${STEP_SECONDS} s`);
    const step = await measureStep(market, rate, STEP_SECONDS);
    if (step === undefined) return steps;
    progress(`p99 ${slowestP99(step).toFixed(1)} ms`);
    steps.push(step);
  }
  return steps;
}
