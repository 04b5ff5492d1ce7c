import type { Stack } from "../stack/stack.ts";
import type { Database } from "../support/database.ts";
import type { Random } from "../support/random.ts";
import type { Report } from "./report.ts";

/** What every phase works with. */
export interface Proof {
  readonly stack: Stack;
  /** How long the whole run may take. */
  readonly seconds: number;
  /**
   * The observer's connections, which no fault hits but the end of PostgreSQL;
   * then there are others.
   */
  sql: Database;
  readonly random: Random;
  readonly report: Report;
}

/** Returns whether there is time left, of so many seconds from now. */
export function timer(seconds: number): () => boolean {
  const end = performance.now() + seconds * 1000;
  return () => performance.now() < end;
}
