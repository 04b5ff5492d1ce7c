import { parseOptions, wholeNumber } from "../stack/options.ts";

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
  const { values } = parseOptions({
    args,
    options: {
      seconds: { type: "string", default: "120" },
      seed: { type: "string", default: "1" },
      plant: { type: "string" },
      phase: { type: "string" },
    },
  });
  return {
    seconds: wholeNumber(values.seconds, "--seconds"),
    seed: wholeNumber(values.seed, "--seed"),
    plant: values.plant,
    phase: values.phase,
  };
}
