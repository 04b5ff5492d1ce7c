import type { Machine } from "../machine.ts";
import { spread } from "../statistics.ts";
import { textTable } from "../text_table.ts";
import type { Account } from "./account.ts";
import { isReached, type Result, type Target } from "./comparison.ts";
import type { CrowdPoint } from "./crowd.ts";
import type { SizePoint } from "./growth.ts";

/** How much of a query's text a table shows. */
const QUERY_LENGTH = 90;

/** Everything that one run has measured. */
export interface Measurements {
  readonly machine: Machine;
  readonly repetitions: number;
  readonly results: readonly Result[];
  readonly sizes: readonly SizePoint[];
  readonly crowds: readonly CrowdPoint[];
  readonly accounts: readonly Account[];
}

/** The situations as a table, with what else happened below it. */
export function situationsTable(results: readonly Result[]): string {
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
  return [table, notes.join("\n")].filter((part) => part !== "").join("\n\n");
}

/** Latency at each size as a table. */
export function sizesTable(points: readonly SizePoint[]): string {
  return textTable(
    ["Assigned rows", "Assign, p50 ms", "Floor, p50 ms"],
    points.map(({ rows, assign, floor }) => [
      rows.toLocaleString("en"),
      spread(assign, 2),
      spread(floor, 2),
    ]),
  );
}

/** The rate of each number of clients as a table. */
export function crowdsTable(points: readonly CrowdPoint[]): string {
  return textTable(
    [
      "Clients",
      "Assign, per second",
      "Floor, per second",
      "Ratio",
      "Own CPU of the clients per assignment, ms",
    ],
    points.map(({ clients, assign, floor, clientCpu }) => [
      String(clients),
      spread(assign, 0),
      spread(floor, 0),
      (assign.median / floor.median).toFixed(2),
      clientCpu.median.toFixed(2),
    ]),
  );
}

/** Where the time of an operation goes, as text and a table. */
export function accountText(account: Account): string {
  const { name, walBytes, updates, statements } = account;
  const updated = updates.map(({ table, perOperation, hotShare }) =>
    `- \`${table}\`: ${perOperation.toFixed(2)} rows updated each, ` +
    `${(100 * hotShare).toFixed(1)} % of them in place (HOT)`
  );
  const table = textTable(
    ["Statement", "Calls", "ms", "Buffers hit", "Read", "Plan"],
    statements.map((statement) => [
      `\`${shorten(statement.query)}\``,
      statement.calls.toFixed(2),
      statement.milliseconds.toFixed(3),
      statement.buffersHit.toFixed(1),
      statement.buffersRead.toFixed(1),
      statement.nodes.join(", "),
    ]),
  );
  return [
    `### ${name}`,
    `${Math.round(walBytes)} bytes of WAL each.`,
    updated.join("\n"),
    table,
  ].join("\n\n");
}

function withUnit(value: number, metric: "p50" | "rate"): string {
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

function shorten(query: string): string {
  const text = query.replaceAll("`", "'");
  return text.length > QUERY_LENGTH
    ? `${text.slice(0, QUERY_LENGTH - 1)}…`
    : text;
}
