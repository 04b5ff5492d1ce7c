/**
 * The proof: `deno task prove [--seconds 120] [--seed 1]`.
 *
 * It runs on a stack of its own, with durable data, on free ports.
 * `--phase <name>` runs one part of it alone, and `--plant <bug>` puts one of
 * the bugs in prove/plants.ts into the run's database, to show that it is found.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import postgres from "postgres";
import { DURABLE_SETTINGS } from "../stack/postgres/durable_settings.ts";
import { Interruption } from "../stack/interruption.ts";
import { removeStack, type Stack, startStack } from "../stack/stack.ts";
import { exitCodeOf, StackError } from "../stack/stack_error.ts";
import type { Database } from "../support/database.ts";
import { readEnvironment, useStack } from "../support/environment.ts";
import { isLost, isTimeout } from "./clients/direct_client.ts";
import { parseProofArguments, type ProofArguments } from "./arguments.ts";
import { Clock } from "./history/clock.ts";
import { checkInvariants, forgetEverything } from "./invariants.ts";
import { checkLogs, linesAbout } from "./logs.ts";
import { type Phase, phases, secondsFor } from "./phases.ts";
import { plant, plantNames } from "./plants.ts";
import type { Proof } from "./proof.ts";
import { Random } from "./random.ts";
import { Report } from "./report.ts";

async function main(args: string[]): Promise<number> {
  // The driver also tells nobody in particular of what its sessions meet.
  addEventListener("unhandledrejection", (event) => {
    if (isLost(event.reason) || isTimeout(event.reason)) event.preventDefault();
  });
  const options = parseProofArguments(args);
  const chosen = choosePhases(options);
  assertKnown(options.plant);
  using interruption = new Interruption();
  const dir = await Deno.makeTempDir({ prefix: "table-allocator-proof-" });
  try {
    await using stack = await startStack({
      dir,
      postgresSettings: DURABLE_SETTINGS,
    });
    return await interruption.orResult(prove(stack, chosen, options));
  } finally {
    await removeStack(dir);
  }
}

async function prove(
  stack: Stack,
  chosen: readonly Phase[],
  options: ProofArguments,
): Promise<number> {
  const { seconds } = options;
  useStack(stack);
  await using sql = connectObserver();
  await forgetEverything(sql);
  if (options.plant !== undefined) await plant(sql, options.plant);
  const random = new Random(options.seed);
  const report = new Report();
  const proof = { stack, seconds, sql, random, report, clock: new Clock() };
  for (const [index, phase] of chosen.entries()) {
    // A slow machine does a bit of everything all the same.
    const left = Math.max(seconds - elapsed(), seconds / 4);
    const behind = chosen.slice(index + 1);
    await runPhase(proof, phase, secondsFor(phase, behind, left));
  }
  return await conclude(report, options, stack);
}

function choosePhases({ phase }: ProofArguments): readonly Phase[] {
  if (phase === undefined) return phases;
  const chosen = phases.filter(({ name }) => name === phase);
  if (chosen.length > 0) return chosen;
  const names = phases.map(({ name }) => `"${name}"`).join(", ");
  throw new StackError(`There is no phase "${phase}": choose from ${names}`);
}

function assertKnown(bug: string | undefined): void {
  if (bug === undefined || plantNames.includes(bug)) return;
  throw new StackError(
    `There is no bug "${bug}" to plant: choose from ${plantNames.join(", ")}`,
  );
}

/** The sessions of the observer have a name, so that no fault hits them. */
function connectObserver(): Database & AsyncDisposable {
  const sql = postgres(readEnvironment().databaseUrl, {
    max: 16,
    onnotice: () => {},
    prepare: false,
    // Seconds. By itself the driver waits three times as long after each
    // failure, up to 20, while PostgreSQL starts again.
    backoff: () => 0.1,
    connection: { application_name: "observer" },
  });
  // The driver waits forever for some of the connections that were killed.
  const end = () => sql.end({ timeout: 1 });
  return Object.assign(sql, { [Symbol.asyncDispose]: end });
}

/** The seconds since the run began, the start of its stack included. */
function elapsed(): number {
  return performance.now() / 1000;
}

/** Once something is found, the phases behind are left out. */
async function runPhase(
  proof: Proof,
  phase: Phase,
  seconds: number,
): Promise<void> {
  const { report, sql, stack } = proof;
  if (report.violations.length > 0) return;
  report.enter(phase.name);
  try {
    await phase.run(proof, seconds);
    await checkInvariants(sql, report);
    await checkLogs(stack, report);
  } catch (error) {
    const text = error instanceof Error ? error.stack : String(error);
    report.violate("the proof", `The phase ended early: ${text}`);
  }
  await forgetEverything(sql);
  console.log(
    `${report.phases().at(-1)} (${Math.round(elapsed())} s)`,
  );
}

async function conclude(
  report: Report,
  options: ProofArguments,
  stack: Stack,
): Promise<number> {
  const { violations } = report;
  for (const { phase, invariant, text, after } of violations.slice(0, 10)) {
    const logged = await linesAbout(stack, text);
    const where = `${invariant}, ${phase}, ${after.toFixed(1)} s`;
    console.error(`\n${where}:\n${text}${logged}`);
  }
  const { seconds, seed, plant, phase } = options;
  const flags = [
    `--seconds ${seconds} --seed ${seed}`,
    ...(plant === undefined ? [] : [`--plant ${plant}`]),
    ...(phase === undefined ? [] : [`--phase ${phase}`]),
  ].join(" ");
  console.log(
    [
      "",
      `operations checked: ${report.total("operations")}`,
      `faults injected: ${report.total("faults")}`,
      `invariants checked: ${report.total("invariants checked")}`,
      `violations: ${violations.length}`,
      `took ${Math.round(elapsed())} s; again with: deno task prove ${flags}`,
    ].join("\n"),
  );
  return violations.length === 0 ? 0 : 1;
}

if (import.meta.main) {
  Deno.exit(await exitCodeOf(() => main(Deno.args)));
}
