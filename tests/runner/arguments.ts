/** What `deno task test` was asked to run. */
export interface TestArguments {
  /** Files and folders; empty means everything. */
  paths: string[];
  /** Flags for `deno test`. */
  flags: string[];
}

/** Flags whose value is the next argument. */
const FLAGS_WITH_VALUE = ["--filter"];

/** Tells the paths from the flags. */
export function parseArguments(args: string[]): TestArguments {
  const parsed: TestArguments = { paths: [], flags: [] };
  let isValue = false;
  for (const arg of args) {
    (isValue || arg.startsWith("-") ? parsed.flags : parsed.paths).push(arg);
    isValue = FLAGS_WITH_VALUE.includes(arg);
  }
  return parsed;
}
