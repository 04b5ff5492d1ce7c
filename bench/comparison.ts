import { type Client, repeat, type Sample } from "./repetition.ts";
import { summarize, type Summary } from "./statistics.ts";

/** What a ratio should be. */
export type Target =
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | "no measurable change";

/** What is measured, or what it is measured against. */
export interface Side<Item> {
  readonly clients: readonly Client<Item>[];
  /** Enough for all repetitions. */
  readonly items: readonly Item[];
  /** Rejects if the rows that are left are not those that were answered. */
  readonly verify?: () => Promise<void>;
}

/** A situation and what it is measured against, in alternation. */
export interface Comparison<Item, Other = Item> {
  readonly name: string;
  /** What it is measured against, in words. */
  readonly against: string;
  readonly metric: "p50" | "rate";
  readonly target?: Target | undefined;
  readonly subject: Side<Item>;
  readonly reference: Side<Other>;
  /** Runs before each repetition. */
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
  readonly target?: Target | undefined;
  /** What else happened, in words. */
  readonly note?: string;
}

/**
 * Measures reference, subject, reference, subject, and so on; the first
 * repetition of each only warms up.
 *
 * @throws {Error} If the rows in the end are not those that were answered.
 */
export async function compare<Item, Other>(
  comparison: Comparison<Item, Other>,
  repetitions: number,
): Promise<Result> {
  const { subject, reference, before, ...about } = comparison;
  const samples: { subject: Sample; reference: Sample }[] = [];
  for (let index = 0; index <= repetitions; index++) {
    await before?.();
    const sample = {
      reference: await runPart(reference, index, repetitions),
      subject: await runPart(subject, index, repetitions),
    };
    if (index > 0) samples.push(sample);
  }
  await reference.verify?.();
  await subject.verify?.();
  const over = (value: (sample: typeof samples[number]) => number) =>
    summarize(samples.map(value));
  const { metric } = about;
  return {
    ...about,
    clients: subject.clients.length,
    subject: over(({ subject }) => subject[metric]),
    reference: over(({ reference }) => reference[metric]),
    p99: over(({ subject }) => subject.p99),
    ratio: over(({ subject, reference }) =>
      subject[metric] / reference[metric]
    ),
  };
}

function runPart<Item>(
  { clients, items }: Side<Item>,
  index: number,
  repetitions: number,
): Promise<Sample> {
  const count = Math.floor(items.length / (repetitions + 1));
  return repeat(clients, items.slice(index * count, (index + 1) * count));
}

/** Whether a result is what it should be; undefined without a target. */
export function isReached({ target, ratio }: Result): boolean | undefined {
  if (target === undefined) return undefined;
  if (target === "no measurable change") return ratio.lowest <= 1;
  if ("atMost" in target) return ratio.median <= target.atMost;
  return ratio.median >= target.atLeast;
}
