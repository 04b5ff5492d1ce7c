import { parseOptions } from "../../stack/options.ts";
import { StackError } from "../../stack/stack_error.ts";

/** What `deno task bench` is asked for. */
export interface BenchOptions {
  /** A tenth of the operations and rows, and fewer repetitions. */
  readonly quick: boolean;
  /** Writes docs/performance.md and what is shown in it. */
  readonly write: boolean;
  /**
   * Only situations whose names contain this, without the sizes, the curves and
   * the accounts.
   */
  readonly only: string | undefined;
  /** Where to write all numbers. */
  readonly json: string | undefined;
}

/**
 * Parses the command line.
 *
 * @throws {StackError} If an option is unknown or does not fit another.
 */
export function parseBenchOptions(args: string[]): BenchOptions {
  const { values } = parseOptions({
    args,
    options: {
      quick: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      only: { type: "string" },
      json: { type: "string" },
    },
  });
  const { quick, write, only, json } = values;
  if (write && (quick || only !== undefined)) {
    throw new StackError(
      "Cannot write the document from a part of the measurement: --write " +
        "must come without --quick and --only",
    );
  }
  return { quick, write, only, json };
}
