import { percentile } from "../statistics.ts";
import { textTable } from "../../support/text_table.ts";
import type { Result } from "./evening.ts";

/** The evenings as a table, one line each. */
export function eveningTable(results: readonly Result[]): string {
  return textTable(
    [
      "Evening",
      "Guests asked",
      "In order of booking",
      "Largest first",
      "Plan",
      "Bound",
      "Moved",
      "Merged",
      "Spare seats",
      "Within 1 % after",
      "Proven after",
      "Answer after",
    ],
    results.map((result) => [
      result.name,
      `${result.asked}`,
      `${result.inOrder}`,
      `${result.largestFirst}`,
      `${result.plan.guests}`,
      `${result.plan.bound}`,
      `${result.plan.movedParties}`,
      `${result.plan.mergedSets}`,
      `${result.plan.spareSeats}`,
      seconds(result.near),
      seconds(result.proven),
      `${seconds(result.answered)}${
        result.plan.isOptimalThroughout ? "" : ", ties open"
      }`,
    ]),
  );
}

/** How many more guests the plan seats, over the evenings that are too full. */
export function worthTable(results: readonly Result[]): string {
  const full = results.filter(({ asked, inOrder }) => inOrder < asked);
  const line = (name: string, seated: (result: Result) => number) => {
    const gains = full.map((result) =>
      100 * (result.plan.guests / seated(result) - 1)
    );
    const at = (percent: number) =>
      `${percentile(gains, percent).toFixed(1)} %`;
    return [name, at(0), at(50), at(100)];
  };
  return textTable(
    [`More guests on ${full.length} evenings`, "Least", "Median", "Most"],
    [
      line("than best fit in order of booking", ({ inOrder }) => inOrder),
      line("than best fit, largest first", (result) => result.largestFirst),
    ],
  );
}

/** What was aimed at and what was reached. */
export function targetTable(results: readonly Result[]): string {
  const middle = results.filter(({ tables, bookings }) =>
    tables <= 40 && bookings <= 76
  );
  const large = results.filter(({ tables }) => tables >= 80);
  const proven = worst(middle, 50, ({ proven }) => proven);
  const near = worst(large, 100, ({ near }) => near);
  return textTable(["Target", "Measured", "Reached"], [
    [
      "up to 40 tables and 76 bookings: no plan seats more, proven in 2 s (median)",
      `${seconds(proven)}, ${middle.length} evenings`,
      yesOrNo(proven <= 2),
    ],
    [
      "80 tables and 152 bookings: at most 1 % below the bound within 10 s (all)",
      `${seconds(near)}, ${large.length} evenings`,
      yesOrNo(near <= 10),
    ],
  ]);
}

function worst(
  results: readonly Result[],
  percent: number,
  secondsOf: (result: Result) => number | undefined,
): number {
  const values = results.map((result) => secondsOf(result) ?? Infinity);
  return percentile(values, percent);
}

function seconds(value: number | undefined): string {
  return value === undefined || value === Infinity
    ? "not"
    : `${value.toFixed(2)} s`;
}

function yesOrNo(value: boolean): string {
  return value ? "yes" : "no";
}
