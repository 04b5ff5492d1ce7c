/** The most tries of one call, including the first. */
export const MAX_TRIES = 3;

/** The most time that a call may take, with all its tries and waits. */
export const DEADLINE_MS = 5_000;

const FIRST_WAIT_MS = 50;

/** Time and chance, injected so that a test need not wait. */
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
 * The waits grow and are jittered, so that two calls that collided do not
 * collide again. No try begins that would miss the deadline if it took as long
 * as the last one: a try that is cut off leaves open what it did, while the
 * error at hand is certain.
 *
 * @param attempt One try; its signal aborts it at the deadline.
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
