import { machineTable } from "../machine.ts";
import type { Latency } from "../statistics.ts";
import { textTable } from "../text_table.ts";
import { isKept, LIMIT_MS } from "./ceiling.ts";
import { type Measurement, SESSIONS } from "./measurement.ts";
import { BOOKINGS } from "./plan.ts";
import type { Step } from "./step.ts";
import type { Verdict } from "./verify.ts";
import type { Activity } from "./watch.ts";

/** Tells in Markdown what was measured. */
export function describeMarket(measurement: Measurement): string {
  const { machine, peak, ceiling } = measurement;
  return [
    machineTable(machine),
    describeLoad(measurement),
    describePeak(peak),
    describeCeiling([peak, ...ceiling]),
    describeEnd(measurement),
  ].join("\n\n");
}

function describeLoad(
  { options, planSeconds, loadSeconds, bytesLoaded, relations, loaded }:
    Measurement,
): string {
  const { restaurants } = options;
  const rows = relations.map(({ name, isIndex, rows, bytes }) => [
    name,
    isIndex ? "index" : "table",
    isIndex ? "" : whole(rows),
    mebibytes(bytes),
  ]);
  return [
    `${
      whole(restaurants)
    } restaurants with ${BOOKINGS} bookings each for one ` +
    `day, ${whole(restaurants * BOOKINGS)} in all, drawn up in ` +
    `${planSeconds.toFixed(0)} s and loaded in ${loadSeconds.toFixed(0)} s ` +
    `(with indexes and a vacuum): ${mebibytes(bytesLoaded)} MiB. ` +
    describeVerdict(loaded),
    textTable(["Relation", "", "Rows", "MiB"], rows),
  ].join("\n\n");
}

function describePeak(peak: Step): string {
  const rows = (["assign", "edit"] as const).map((name) => {
    const { answers, latency, refusals, errors } = peak.operations[name];
    return [
      name,
      whole(answers),
      ...percentiles(latency),
      describeCounts(refusals),
      describeCounts(errors),
    ];
  });
  const lag = ["sent late by", "", ...percentiles(peak.lag), "", ""];
  const header = "Call,Answers,p50 ms,p99 ms,p99.9 ms,longest ms,Refused,Errors"
    .split(",");
  return [
    `The peak: ${peak.rate} calls a second were due for as long as ` +
    `${peak.seconds.toFixed(0)} s, ${peak.answered.toFixed(0)} a second were ` +
    `answered, over ${SESSIONS} sessions. Time counts from the moment a call ` +
    "was due, so it includes what the load generator was late by.",
    textTable(header, [...rows, lag]),
    describeActivity(peak.activity, peak.seconds),
  ].join("\n\n");
}

function describeActivity(activity: Activity, seconds: number): string {
  const waits = describeWaits(activity.waits);
  return `The log grew by ${mebibytes(activity.walBytes)} MiB ` +
    `(${whole(activity.fullPages)} pages were written whole) in ` +
    `${whole(activity.syncs / seconds)} syncs a second of ` +
    `${activity.syncMs.toFixed(2)} ms. Checkpoints begun: ` +
    `${activity.checkpoints}; pages written by checkpoints: ` +
    `${whole(activity.checkpointedBuffers)}. The cores were busy for ` +
    `${percent(activity.busy)} of the time, the load generator with ` +
    `${percent(activity.generator)}. Sessions at work were found ${waits}.`;
}

function describeCeiling(steps: readonly Step[]): string {
  const rows = steps.map((step) => [
    whole(step.rate),
    whole(step.answered),
    step.operations.assign.latency.p50.toFixed(1),
    step.operations.assign.latency.p99.toFixed(1),
    step.operations.edit.latency.p50.toFixed(1),
    step.operations.edit.latency.p99.toFixed(1),
    step.lag.p99.toFixed(1),
    percent(step.activity.busy),
    percent(step.activity.generator),
    `${whole(step.activity.syncs / step.seconds)} of ` +
    `${step.activity.syncMs.toFixed(2)} ms`,
    whole(step.activity.checkpointedBuffers),
    describeWaits(step.activity.waits),
  ]);
  const header = [
    "Due a second",
    "Answered",
    "assign p50 ms",
    "p99 ms",
    "edit p50 ms",
    "p99 ms",
    "sent late by, p99 ms",
    "Cores busy",
    "Generator",
    "Syncs a second",
    "Pages of checkpoints",
    "Sessions at work were found",
  ];
  const rates = (kept: boolean) =>
    steps.filter((step) => isKept(step) === kept).map(({ rate }) => rate);
  return [
    `The ceiling, with a p99 of at most ${LIMIT_MS} ms: ` +
    `${describeRate(Math.max(...rates(true)))} a second were held, ` +
    `${describeRate(Math.min(...rates(false)))} were not.`,
    textTable(header, rows),
  ].join("\n\n");
}

/** The greatest or least of no rates at all is infinite. */
function describeRate(rate: number): string {
  return Number.isFinite(rate) ? `${whole(rate)} calls` : "no calls tried";
}

function describeEnd({ afterwards, bytesAfterwards }: Measurement): string {
  return `Afterwards the database had ${mebibytes(bytesAfterwards)} MiB. ` +
    describeVerdict(afterwards);
}

function describeVerdict({ checked, violations }: Verdict): string {
  const found = violations.length === 0
    ? "none was violated"
    : `violated: ${violations.join("; ")}`;
  return `${checked} invariants and foreign keys were checked: ${found}.`;
}

/** The three most frequent ones, as shares. */
function describeWaits(waits: Activity["waits"]): string {
  const sorted = Object.entries(waits).sort(([, one], [, other]) =>
    other - one
  );
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  return sorted.slice(0, 3)
    .map(([doing, count]) => `${doing} ${percent(count / total)}`)
    .join(", ") || "nowhere";
}

function describeCounts(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts)
    .map(([what, times]) => `${times} ${what}`);
  return parts.join(", ") || "0";
}

function percentiles({ p50, p99, p999, longest }: Latency): string[] {
  return [p50, p99, p999, longest].map((value) => value.toFixed(1));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function mebibytes(bytes: number): string {
  return whole(bytes / 2 ** 20);
}
