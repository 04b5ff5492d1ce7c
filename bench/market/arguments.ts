import { parseOptions, wholeNumber } from "../../stack/options.ts";

/** What `deno task bench market` is asked for. */
export interface MarketArguments {
  /** How many restaurants the market has. */
  readonly restaurants: number;
  /** How long the peak lasts. */
  readonly seconds: number;
  /** Assignments and edits together, a second. */
  readonly rate: number;
  /** Whether the result goes into docs/performance.md. */
  readonly write: boolean;
}

/**
 * Parses the command line.
 *
 * @throws {StackError} If an option is unknown or has a wrong value.
 */
export function parseMarketArguments(args: string[]): MarketArguments {
  const { values } = parseOptions({
    args,
    options: {
      restaurants: { type: "string", default: "150000" },
      seconds: { type: "string", default: "60" },
      rate: { type: "string", default: "868" },
      write: { type: "boolean", default: false },
    },
  });
  return {
    restaurants: wholeNumber(values.restaurants, "--restaurants"),
    seconds: wholeNumber(values.seconds, "--seconds"),
    rate: wholeNumber(values.rate, "--rate"),
    write: values.write,
  };
}
