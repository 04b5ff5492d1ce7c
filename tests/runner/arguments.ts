/** What `deno task test` was asked to run. */
export interface TestArguments {
  /** Files and folders; empty means everything. */
  paths: string[];
  /** Flags for `deno test`. */
  flags: string[];
  /** Whether the tests may use a Supabase on another machine. */
  allowRemote: boolean;
}

/** Flags whose value is the next argument. */
const FLAGS_WITH_VALUE = ["--filter"];

/** Separates the paths from the flags. */
export function parseArguments(args: string[]): TestArguments {
  const parsed: TestArguments = { paths: [], flags: [], allowRemote: false };
  let isValue = false;
  for (const arg of args) {
    if (arg === "--allow-remote" && !isValue) parsed.allowRemote = true;
    else if (isValue || arg.startsWith("-")) parsed.flags.push(arg);
    else parsed.paths.push(arg);
    isValue = FLAGS_WITH_VALUE.includes(arg);
  }
  return parsed;
}
