/**
 * Measures, without a verdict:
 *
 * ```sh
 * deno task bench                 assignments and edits against the floor
 * deno task bench http            end to end, and the functions' start
 * ```
 *
 * Progress goes to standard error, results to standard output.
 *
 * @module
 */
import { exitCodeOf, StackError } from "../stack/stack_error.ts";

/** Each is loaded only when it is asked for. */
const measurements: Readonly<
  Record<string, () => Promise<{ main: (args: string[]) => Promise<void> }>>
> = {
  situations: () => import("./situations/main.ts"),
  http: () => import("./http/main.ts"),
};

async function main(args: string[]): Promise<number> {
  const isNamed = args[0] !== undefined && !args[0].startsWith("-");
  const [name = "", ...rest] = isNamed ? args : ["situations", ...args];
  const load = measurements[name];
  if (load === undefined) {
    const names = Object.keys(measurements).join(", ");
    throw new StackError(`There is no measurement "${name}": choose ${names}`);
  }
  await (await load()).main(rest);
  return 0;
}

if (import.meta.main) {
  Deno.exit(await exitCodeOf(() => main(Deno.args)));
}
