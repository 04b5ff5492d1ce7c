import type { Stack } from "../stack/stack.ts";
import type { Database } from "../support/database.ts";
import type { Clock } from "./history/clock.ts";
import type { Random } from "./random.ts";
import type { Report } from "./report.ts";

/** What every phase works with. */
export interface Proof {
  readonly stack: Stack;
  /** What the whole run may take. */
  readonly seconds: number;
  /** The observer: it never takes part. */
  readonly sql: Database;
  readonly random: Random;
  readonly clock: Clock;
  readonly report: Report;
}

/** Tells whether a phase that begins now still has time. */
export function timer(seconds: number): () => boolean {
  const end = performance.now() + seconds * 1000;
  return () => performance.now() < end;
}
