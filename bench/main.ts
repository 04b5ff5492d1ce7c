/**
 * Measures, without a verdict: nothing passes or fails by its time. Progress
 * goes to standard error, results to standard output.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { exitCodeOf, StackError } from "../stack/stack_error.ts";

const USAGE = `Usage: deno task bench [COMMAND] [OPTIONS]

Commands:
  situations    assignments and edits against a baseline; the default
  http          assignments over HTTP against the RPC alone, and how long the
                functions take to start
  instructions  processor instructions of one operation; needs valgrind
  planner       plans of the published evenings: guests, bounds and times
  desks         how many desks two cores carry that read a service

Options:
  --quick       a trial with a tenth of the operations and rows, whose numbers
                do not mean much (situations, desks)
  --only=TEXT   only what has TEXT in its name (not http, desks)
  --write       writes the documents too (not instructions)
  --help        prints this
`;

/** Each is loaded only when it is asked for. */
const commands: Readonly<
  Record<string, () => Promise<{ main: (args: string[]) => Promise<void> }>>
> = {
  situations: () => import("./situations/main.ts"),
  http: () => import("./http/main.ts"),
  instructions: () => import("./instructions/main.ts"),
  planner: () => import("./planner/main.ts"),
  desks: () => import("./desks/main.ts"),
};

async function main(args: string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(USAGE);
    return 0;
  }
  const isNamed = args[0] !== undefined && !args[0].startsWith("-");
  const [name = "", ...rest] = isNamed ? args : ["situations", ...args];
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    throw new StackError(`There is no command "${name}".\n\n${USAGE}`);
  }
  await (await load()).main(rest);
  return 0;
}

if (import.meta.main) {
  Deno.exit(await exitCodeOf(() => main(Deno.args)));
}
