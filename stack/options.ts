import { parseArgs, type ParseArgsConfig } from "node:util";
import { StackError } from "./stack_error.ts";

/**
 * Parses a command line as `parseArgs` of Node.js does.
 *
 * @throws {StackError} If an argument is unknown or lacks its value.
 */
export function parseOptions<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new StackError(error instanceof Error ? error.message : `${error}`);
  }
}

/**
 * Reads an option's value.
 *
 * @throws {StackError} If it is not a whole number from 1 to 9,999,999.
 */
export function wholeNumber(text: string, option: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new StackError(
    `Cannot use "${text}" as ${option}: it must be a whole number above 0`,
  );
}
