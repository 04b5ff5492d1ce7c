import { percentile } from "../statistics.ts";

/** Something that each desk asks for again and again. */
export interface Habit {
  /** Seconds between two of its requests. */
  readonly every: number;
  /** Whether its latency counts: a desk waits for what it shows. */
  readonly isRead: boolean;
  /** Sends the request of a desk, by its number. */
  send(desk: number): Promise<void>;
}

const WARM_UP_MS = 1_000;
const MEASURED_MS = 4_000;

/** An answer that is later than this may as well not come any more. */
const HOPELESS_MS = 1_000;

/**
 * Lets so many desks follow their habits for a few seconds, evenly spread and
 * whether or not they are answered in time.
 *
 * @returns The 95th percentile of the reads in milliseconds, from the moment at
 * which they were due; infinite if the answers fall behind.
 */
export async function offer(
  habits: readonly Habit[],
  desks: number,
): Promise<number> {
  const began = performance.now();
  const streams = habits.map((habit) => ({ habit, sent: 0 }));
  const latencies: number[] = [];
  const pending = new Set<Promise<void>>();
  let worst = 0;
  let failure: unknown;
  const due = ({ habit, sent }: typeof streams[number]) =>
    began + sent * habit.every * 1000 / desks;
  while (performance.now() < began + WARM_UP_MS + MEASURED_MS) {
    for (const stream of streams) {
      for (let at = due(stream); at <= performance.now(); at = due(stream)) {
        const { isRead } = stream.habit;
        const request = stream.habit.send(stream.sent++ % desks).then(() => {
          const latency = performance.now() - at;
          worst = Math.max(worst, latency);
          if (isRead && at > began + WARM_UP_MS) latencies.push(latency);
        }).catch((error) => failure ??= error)
          .finally(() => pending.delete(request));
        pending.add(request);
      }
    }
    if (failure !== undefined) throw failure;
    if (worst > HOPELESS_MS) break;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const isBehind = worst > HOPELESS_MS;
  await Promise.all(pending);
  return isBehind ? Infinity : percentile(latencies, 95);
}
