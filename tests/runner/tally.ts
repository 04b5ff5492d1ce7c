/** How many tests passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

/** Adds up several tallies. */
export function sum(tallies: Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
    }),
    { passed: 0, failed: 0 },
  );
}

/**
 * Counts the tests of a finished `deno test` in its JUnit report. A run that
 * failed for another reason, such as a type error, counts as one failure.
 *
 * @param report The report; undefined if none was written.
 */
export function tallyOf(report: string | undefined, success: boolean): Tally {
  const total = (attribute: string) =>
    Array.from(
      report?.matchAll(
        new RegExp(`<testsuite [^>]*\\b${attribute}="(\\d+)"`, "g"),
      ) ?? [],
      (match) => Number(match[1]),
    ).reduce((a, b) => a + b, 0);
  const failed = total("failures") + total("errors");
  return {
    passed: total("tests") - total("disabled") - failed,
    failed: success ? failed : Math.max(failed, 1),
  };
}
