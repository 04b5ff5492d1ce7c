import { exitCodeOf } from "./stack_error.ts";

/**
 * Runs a command line program with its arguments and exits with its code.
 * With `--help` it prints how the program is used instead.
 */
export async function runProgram(
  usage: string,
  main: (args: string[]) => Promise<number>,
): Promise<never> {
  const { args } = Deno;
  if (args.includes("--help") || args.includes("-h")) {
    // deno-lint-ignore no-console -- it is what the user asked for
    console.log(usage.trim());
    Deno.exit(0);
  }
  Deno.exit(await exitCodeOf(() => main(args)));
}
