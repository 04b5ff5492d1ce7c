/**
 * The proof: `deno task prove [--seconds 120] [--seed 1]`.
 *
 * It starts its own stack, with durable data, on free ports.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { Interruption } from "../stack/interruption.ts";
import { DURABLE_SETTINGS } from "../stack/postgres/durable_settings.ts";
import { removeStack, startStack } from "../stack/stack.ts";
import { exitCodeOf, StackError } from "../stack/stack_error.ts";
import {
  optionsOf,
  parseProofArguments,
  type ProofArguments,
} from "./arguments.ts";
import { isLost, isTimeout } from "./clients/direct_client.ts";
import { linesAbout } from "./logs.ts";
import { type Phase, phases } from "./phases.ts";
import { plantNames } from "./plants.ts";
import type { Violation } from "./report.ts";
import { elapsed, run } from "./run.ts";

const USAGE = `deno task prove [options]

Tries to break the promises of docs/proof.md; ends with 1 if it succeeds.

  --seconds <number>  how long to try, 120 unless given
  --seed <number>     what the random requests and faults follow from, or 1
  --phase <name>      run one phase alone: ${namesOf(phases)}
  --plant <bug>       put a bug into the run's database, to see it found:
                      ${plantNames.join(", ")}
  --help              print this`;

function namesOf(phases: readonly Phase[]): string {
  return phases.map(({ name }) => name).join(", ");
}

async function main(args: string[]): Promise<number> {
  const options = parseProofArguments(args);
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const chosen = choosePhases(options);
  if (options.plant && !plantNames.includes(options.plant)) {
    throw new StackError(
      `There is no bug "${options.plant}" to plant: choose from ${plantNames}`,
    );
  }
  // The driver rejects promises that only it knows when a session is lost.
  addEventListener("unhandledrejection", (event) => {
    if (isLost(event.reason) || isTimeout(event.reason)) event.preventDefault();
  });
  return await prove(chosen, options);
}

/**
 * Runs the phases on a new stack and prints what they found. Ctrl-C ends the
 * run and removes the stack.
 *
 * @returns The exit code.
 */
async function prove(
  chosen: readonly Phase[],
  options: ProofArguments,
): Promise<number> {
  using interruption = new Interruption();
  const dir = await Deno.makeTempDir({ prefix: "table-allocator-proof-" });
  try {
    await using stack = await startStack({
      dir,
      postgresSettings: DURABLE_SETTINGS,
    });
    return await interruption.orResult(
      run(stack, chosen, options).then(async (report) => {
        for (const violation of report.violations.slice(0, 10)) {
          const log = await linesAbout(stack, violation.text);
          console.error(describe(violation) + log);
        }
        console.log(
          `\n${report.totals()}\ntook ${elapsed()} s; ` +
            `again with: deno task prove ${optionsOf(options)}`,
        );
        return report.violations.length === 0 ? 0 : 1;
      }),
    );
  } finally {
    await removeStack(dir);
  }
}

/** @throws {StackError} If there is no such phase. */
function choosePhases({ phase }: ProofArguments): readonly Phase[] {
  if (phase === undefined) return phases;
  const chosen = phases.filter(({ name }) => name === phase);
  if (chosen.length > 0) return chosen;
  throw new StackError(
    `There is no phase "${phase}": choose from ${namesOf(phases)}`,
  );
}

function describe({ phase, invariant, text, after }: Violation): string {
  return `\n${invariant}, ${phase}, ${after.toFixed(1)} s:\n${text}`;
}

if (import.meta.main) {
  Deno.exit(await exitCodeOf(() => main(Deno.args)));
}
