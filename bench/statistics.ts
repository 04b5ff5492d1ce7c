/** A value measured several times: the median and the extremes. */
export interface Summary {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Summarises repetitions of one measurement.
 *
 * @throws {Error} If there are none.
 */
export function summarize(values: readonly number[]): Summary {
  return {
    median: percentile(values, 50),
    lowest: percentile(values, 0),
    highest: percentile(values, 100),
  };
}

/**
 * The smallest value that so many percent of the values do not exceed.
 *
 * @throws {Error} If there are no values.
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const rank = Math.max(1, Math.ceil(percent / 100 * sorted.length));
  const value = sorted[rank - 1];
  if (value === undefined) throw new Error("There are no values");
  return value;
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
