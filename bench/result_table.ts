import { isReached, type Result, type Target } from "./comparison.ts";
import { spread } from "./statistics.ts";
import { textTable } from "../support/text_table.ts";

/** Results as a Markdown table, with their notes below it. */
export function resultTable(results: readonly Result[]): string {
  const table = textTable(
    [
      "Situation",
      "Clients",
      "Measured",
      "p99",
      "Against",
      "Ratio (lowest to highest)",
      "Target",
      "Reached",
    ],
    results.map((result) => [
      result.name,
      String(result.clients),
      withUnit(result.subject.median, result.metric),
      withUnit(result.p99.median, "p50"),
      `${result.against}: ${withUnit(result.reference.median, result.metric)}`,
      spread(result.ratio, 2),
      targetText(result.target),
      reachedText(isReached(result)),
    ]),
  );
  const notes = results.flatMap(({ name, note }) =>
    note === undefined ? [] : [`- ${name}: ${note}.`]
  );
  return [table, notes.join("\n")].join("\n\n").trim();
}

function withUnit(value: number, metric: Result["metric"]): string {
  return metric === "p50" ? `${value.toFixed(2)} ms` : `${value.toFixed(0)}/s`;
}

function targetText(target: Target | undefined): string {
  if (target === undefined) return "";
  if (target === "no measurable change") return target;
  return "atMost" in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
}

function reachedText(reached: boolean | undefined): string {
  if (reached === undefined) return "";
  return reached ? "yes" : "no";
}
