import { parseArgs } from "node:util";
import { StackError } from "../stack/stack_error.ts";

/** What `deno task prove` is asked for. */
export interface ProofArguments {
  readonly seconds: number;
  readonly seed: number;
  /** The bug to plant. */
  readonly plant: string | undefined;
  /** The only phase to run. */
  readonly phase: string | undefined;
}

/**
 * Parses the command line.
 *
 * @throws {StackError} If an option is unknown or has a wrong value.
 */
export function parseProofArguments(args: string[]): ProofArguments {
  const values = parse(args);
  return {
    seconds: wholeNumber(values.seconds, "--seconds"),
    seed: wholeNumber(values.seed, "--seed"),
    plant: values.plant,
    phase: values.phase,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        seconds: { type: "string", default: "120" },
        seed: { type: "string", default: "1" },
        plant: { type: "string" },
        phase: { type: "string" },
      },
    }).values;
  } catch (error) {
    throw new StackError(error instanceof Error ? error.message : `${error}`);
  }
}

function wholeNumber(text: string, option: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new StackError(
    `Cannot use "${text}" as ${option}: it must be a whole number above 0`,
  );
}
