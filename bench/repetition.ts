import { percentile } from "./statistics.ts";

/** Does its work for one item, and resolves once it has its answer. */
export type Client<Item> = (item: Item) => Promise<unknown>;

/** What one repetition gave. */
export interface Sample {
  /** Operations per second of all clients together. */
  readonly rate: number;
  /** Median latency in milliseconds. */
  readonly p50: number;
  /** Milliseconds. */
  readonly p99: number;
}

/** Lets clients work through the items; each takes the next when it is done. */
export async function repeat<Item>(
  clients: readonly Client<Item>[],
  items: readonly Item[],
): Promise<Sample> {
  const latencies: number[] = [];
  const waiting = items.values();
  const began = performance.now();
  await Promise.all(clients.map(async (work) => {
    // They share one iterator, so that each item is taken once.
    for (const item of waiting) {
      const asked = performance.now();
      await work(item);
      latencies.push(performance.now() - asked);
    }
  }));
  const seconds = (performance.now() - began) / 1000;
  return {
    rate: items.length / seconds,
    p50: percentile(latencies, 50),
    p99: percentile(latencies, 99),
  };
}
