import type { Sql } from "postgres";
import { summarize, type Summary } from "../statistics.ts";
import type { Item } from "./district.ts";
import type { Operation } from "./operation.ts";
import { repeat, type Sample } from "./repetition.ts";
import type { Session } from "./session.ts";

/** What a ratio should be. */
export type Target =
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | "no measurable change";

/** What is measured, or what it is measured against. */
export interface Side {
  /** A connection to its database that may read all. */
  readonly sql: Sql;
  readonly sessions: readonly Session[];
  readonly operation: Operation;
  /** Enough for all repetitions. */
  readonly items: readonly Item[];
}

/** A situation and what it is measured against, in alternation. */
export interface Comparison {
  readonly name: string;
  /** What it is measured against, in words. */
  readonly against: string;
  readonly metric: "p50" | "rate";
  readonly target?: Target;
  readonly subject: Side;
  readonly reference: Side;
  /** Before each repetition. */
  readonly before?: () => Promise<unknown>;
}

/** What a comparison gave; each value over all repetitions. */
export interface Result {
  readonly name: string;
  readonly against: string;
  readonly clients: number;
  /** `p50`: milliseconds. `rate`: operations per second. */
  readonly metric: "p50" | "rate";
  readonly subject: Summary;
  readonly reference: Summary;
  /** The subject's 99th percentile in milliseconds. */
  readonly p99: Summary;
  /** Of each repetition to the reference just before it. */
  readonly ratio: Summary;
  readonly target?: Target;
  /** What else happened, in words. */
  readonly note?: string;
}

/**
 * Measures; the first repetition only warms up.
 *
 * @throws {Error} If the rows in the end are not those that were answered.
 */
export async function compare(
  comparison: Comparison,
  repetitions: number,
): Promise<Result> {
  const { name, against, metric, target, subject, reference } = comparison;
  const samples: { subject: Sample; reference: Sample }[] = [];
  for (let index = 0; index <= repetitions; index++) {
    const run = async ({ sessions, operation, items }: Side) => {
      const count = Math.floor(items.length / (repetitions + 1));
      const part = items.slice(index * count, (index + 1) * count);
      return await repeat(sessions, operation, part);
    };
    await comparison.before?.();
    const sample = {
      reference: await run(reference),
      subject: await run(subject),
    };
    if (index > 0) samples.push(sample);
  }
  await expectRows(reference);
  await expectRows(subject);
  return {
    name,
    against,
    clients: subject.sessions.length,
    metric,
    subject: summarize(samples.map((sample) => sample.subject[metric])),
    reference: summarize(samples.map((sample) => sample.reference[metric])),
    p99: summarize(samples.map((sample) => sample.subject.p99)),
    ratio: summarize(
      samples.map((sample) =>
        sample.subject[metric] / sample.reference[metric]
      ),
    ),
    ...(target && { target }),
  };
}

/** @throws {Error} If the rows are not those that the answers tell of. */
async function expectRows({ sql, operation, items }: Side): Promise<void> {
  if (operation.count === undefined) return;
  const ids = items.map((item) => item.bookingId);
  const [row] = await sql.unsafe<{ count: string }[]>(operation.count, [ids]);
  const expected = items.reduce((sum, item) => sum + item.tableIds.length, 0);
  if (Number(row?.count) === expected) return;
  throw new Error(
    `"${operation.name}" has left ${row?.count} rows, it must be ${expected}`,
  );
}

/** Whether a result is what it should be; undefined without a target. */
export function isReached({ target, ratio }: Result): boolean | undefined {
  if (target === undefined) return undefined;
  if (target === "no measurable change") return ratio.lowest <= 1;
  if ("atMost" in target) return ratio.median <= target.atMost;
  return ratio.median >= target.atLeast;
}
