// deno-lint-ignore-file no-console
import postgres from "postgres";
import type { Stack } from "../stack/stack.ts";
import type { Database } from "../support/database.ts";
import { readEnvironment, useStack } from "../support/environment.ts";
import { Random } from "../support/random.ts";
import type { ProofArguments } from "./arguments.ts";
import { checkInvariants, forgetEverything } from "./invariants.ts";
import { checkLogs } from "./logs.ts";
import { type Phase, secondsFor } from "./phases.ts";
import { plant } from "./plants.ts";
import type { Proof } from "./proof.ts";
import { Report } from "./report.ts";

/**
 * Runs phases on a stack, and reports what they did and found. After the first
 * phase that finds something it stops.
 *
 * @param options With a bug to plant before the first phase, if any.
 */
export async function run(
  stack: Stack,
  chosen: readonly Phase[],
  options: ProofArguments,
): Promise<Report> {
  const { seconds, seed, plant: bug } = options;
  useStack(stack);
  await using sql = connectObserver();
  await forgetEverything(sql);
  if (bug !== undefined) await plant(sql, bug);
  const report = new Report();
  const proof = { stack, seconds, sql, random: new Random(seed), report };
  for (const [index, phase] of chosen.entries()) {
    // On a slow machine the last phases still get some time.
    const left = Math.max(seconds - elapsed(), seconds / 4);
    const later = chosen.slice(index + 1);
    await runPhase(proof, phase, secondsFor(phase, later, left));
    if (report.violations.length > 0) break;
  }
  return report;
}

/** The seconds since the program began, the start of its stack included. */
export function elapsed(): number {
  return Math.round(performance.now() / 1000);
}

/** Runs a phase, checks what it has left, and prints a line about it. */
async function runPhase(
  proof: Proof,
  phase: Phase,
  seconds: number,
): Promise<void> {
  const { report, sql, stack } = proof;
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
  console.log(`${report.describePhase()} (${elapsed()} s)`);
}

/** The observer's sessions have a name, so that faults can spare them. */
function connectObserver(): Database & AsyncDisposable {
  const sql = postgres(readEnvironment().databaseUrl, {
    max: 16,
    onnotice: () => {},
    prepare: false,
    // Seconds. By default the driver waits three times as long after each
    // failure, up to 20, while PostgreSQL starts again.
    backoff: () => 0.1,
    connection: { application_name: "observer" },
  });
  // The driver waits forever for some of the connections that were killed.
  const end = () => sql.end({ timeout: 1 });
  return Object.assign(sql, { [Symbol.asyncDispose]: end });
}
