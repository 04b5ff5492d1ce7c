// deno-lint-ignore-file no-console
import type { Stack } from "../stack/stack.ts";
import { useStack } from "../support/environment.ts";
import { Random } from "../support/random.ts";
import type { ProofArguments } from "./arguments.ts";
import { checkInvariants, forgetEverything } from "./invariants.ts";
import { checkLogs } from "./logs.ts";
import { connectObserver } from "./observer.ts";
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
  const report = new Report();
  const random = new Random(seed);
  const proof: Proof = {
    stack,
    seconds,
    random,
    report,
    sql: connectObserver(),
  };
  await using _sessions = {
    [Symbol.asyncDispose]: () => proof.sql.end({ timeout: 1 }),
  };
  await forgetEverything(proof.sql);
  if (bug !== undefined) await plant(proof.sql, bug);
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
  const { report, stack } = proof;
  report.enter(phase.name);
  try {
    await phase.run(proof, seconds);
    await checkInvariants(proof.sql, report);
    await checkLogs(stack, report);
  } catch (error) {
    const text = error instanceof Error ? error.stack : String(error);
    report.violate("the proof", `The phase ended early: ${text}`);
  }
  await forgetEverything(proof.sql);
  console.log(`${report.describePhase()} (${elapsed()} s)`);
}
