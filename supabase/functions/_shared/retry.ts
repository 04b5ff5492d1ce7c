/** How often a call is tried at most, the first try included. */
export const MAX_TRIES = 3;

/** How long a call may take at most, with all its tries and waits. */
export const DEADLINE_MS = 5_000;

const FIRST_WAIT_MS = 50;

/** Time and chance, given from outside so that a test need not wait. */
export interface RetryClock {
  /** Milliseconds since any fixed point. */
  now(): number;
  /** A number from 0 up to, not including, 1. */
  random(): number;
  wait(milliseconds: number): Promise<void>;
}

const systemClock: RetryClock = {
  now: () => performance.now(),
  random: () => Math.random(),
  wait: (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * Tries a call again while that may help, within the limits above.
 *
 * The waits grow and are jittered, so that two calls which stood in each
 * other's way do not meet again. No try begins that would meet the deadline
 * if it took as long as the one before: an attempt that is cut off leaves
 * open what it did, while the error at hand says it.
 *
 * @param attempt One try; gets the signal that ends it at the deadline.
 * @param mayRetry Whether what an attempt threw permits another one.
 * @throws What the last attempt threw.
 */
export async function retry<Result>(
  attempt: (signal: AbortSignal) => Promise<Result>,
  mayRetry: (thrown: unknown) => boolean,
  clock: RetryClock = systemClock,
): Promise<Result> {
  const deadline = clock.now() + DEADLINE_MS;
  const signal = AbortSignal.timeout(DEADLINE_MS);
  for (let tries = 1;; tries++) {
    const began = clock.now();
    try {
      return await attempt(signal);
    } catch (thrown) {
      const ended = clock.now();
      const wait = FIRST_WAIT_MS * tries * (1 + clock.random());
      const fits = ended + wait + (ended - began) < deadline;
      if (tries === MAX_TRIES || !fits || !mayRetry(thrown)) throw thrown;
      await clock.wait(wait);
    }
  }
}
