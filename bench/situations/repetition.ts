import { latencyOf } from "../statistics.ts";
import type { Item } from "./district.ts";
import { type Operation, perform } from "./operation.ts";
import type { Session } from "./session.ts";

/** What one repetition gave. */
export interface Sample {
  /** Operations per second of all clients together. */
  readonly rate: number;
  /** Milliseconds that half of the operations did not take longer than. */
  readonly p50: number;
  /** Milliseconds. */
  readonly p99: number;
}

/** Performs an operation for each item; each session takes the next one. */
export async function repeat(
  sessions: readonly Session[],
  operation: Operation,
  items: readonly Item[],
): Promise<Sample> {
  const latencies: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(sessions.map(async (session) => {
    for (let item = items[next++]; item; item = items[next++]) {
      const asked = performance.now();
      await perform(session, operation, item);
      latencies.push(performance.now() - asked);
    }
  }));
  const seconds = (performance.now() - began) / 1000;
  const { p50, p99 } = latencyOf(latencies);
  return { rate: items.length / seconds, p50, p99 };
}
