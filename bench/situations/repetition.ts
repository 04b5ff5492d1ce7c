import process from "node:process";
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
  /** Milliseconds of processor time that the clients took per operation. */
  readonly clientCpu: number;
}

/** Performs an operation for each item; each session takes the next one. */
export async function repeat(
  sessions: readonly Session[],
  operation: Operation,
  items: readonly Item[],
): Promise<Sample> {
  const latencies: number[] = [];
  let next = 0;
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  await Promise.all(sessions.map(async (session) => {
    for (let item = items[next++]; item; item = items[next++]) {
      const asked = performance.now();
      await perform(session, operation, item);
      latencies.push(performance.now() - asked);
    }
  }));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const { p50, p99 } = latencyOf(latencies);
  return {
    rate: items.length / seconds,
    p50,
    p99,
    clientCpu: (user + system) / 1000 / items.length,
  };
}
