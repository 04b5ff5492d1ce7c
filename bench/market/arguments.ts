import { parseArgs } from "node:util";
import { StackError } from "../../stack/stack_error.ts";

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
  const values = parse(args);
  return {
    restaurants: wholeNumber(values.restaurants, "--restaurants"),
    seconds: wholeNumber(values.seconds, "--seconds"),
    rate: wholeNumber(values.rate, "--rate"),
    write: values.write,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        restaurants: { type: "string", default: "150000" },
        seconds: { type: "string", default: "60" },
        rate: { type: "string", default: "868" },
        write: { type: "boolean", default: false },
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
