import { max, median, min, quantile } from "simple-statistics";

/** A value measured several times: the middle one and the outermost two. */
export interface Summary {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Sums up repetitions of one measurement.
 *
 * @throws {Error} If there are none.
 */
export function summarize(values: readonly number[]): Summary {
  const all = [...values];
  return { median: median(all), lowest: min(all), highest: max(all) };
}

/** A summary as text: "2 (1 to 3)". */
export function spread(
  { median, lowest, highest }: Summary,
  digits: number,
): string {
  const [middle, low, high] = [median, lowest, highest].map((value) =>
    value.toFixed(digits)
  );
  return `${middle} (${low} to ${high})`;
}

/** How long calls took, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
  readonly longest: number;
}

/**
 * The percentiles of many calls.
 *
 * @param milliseconds How long each call took.
 * @throws {Error} If there are none.
 */
export function latencyOf(milliseconds: readonly number[]): Latency {
  const all = [...milliseconds];
  const [p50 = NaN, p95 = NaN, p99 = NaN, p999 = NaN] = quantile(
    all,
    [0.5, 0.95, 0.99, 0.999],
  );
  return { p50, p95, p99, p999, longest: max(all) };
}
