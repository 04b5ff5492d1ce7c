import { parseOptions, wholeNumber } from "../stack/options.ts";

/** What `deno task prove` is asked for. */
export interface ProofArguments {
  readonly help: boolean;
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
      help: { type: "boolean", default: false },
      seconds: { type: "string", default: "120" },
      seed: { type: "string", default: "1" },
      plant: { type: "string" },
      phase: { type: "string" },
    },
  });
  return {
    help: values.help,
    seconds: wholeNumber(values.seconds, "--seconds"),
    seed: wholeNumber(values.seed, "--seed"),
    plant: values.plant,
    phase: values.phase,
  };
}

/** The options that repeat a run. */
export function optionsOf(
  { seconds, seed, plant, phase }: ProofArguments,
): string {
  return [
    `--seconds ${seconds} --seed ${seed}`,
    ...(plant === undefined ? [] : [`--plant ${plant}`]),
    ...(phase === undefined ? [] : [`--phase "${phase}"`]),
  ].join(" ");
}
