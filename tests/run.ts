/**
 * The test runner: `deno task test`.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { join } from "node:path";
import { readIfPresent, removeIfPresent } from "../stack/files.ts";
import { runProgram } from "../stack/program.ts";
import { removeStack, startStack } from "../stack/stack.ts";
import { StackError } from "../stack/stack_error.ts";
import { parseArguments } from "./runner/arguments.ts";
import { environmentOf } from "./runner/environment.ts";
import { assertLocal, outsideUrls } from "./runner/outside.ts";
import { planStages, type Stage } from "./runner/stages.ts";
import { sum, type Tally, tallyOf } from "./runner/tally.ts";

const USAGE = `
Runs all tests, or those in the given files and folders.

Usage: deno task test [paths] [options of deno test]
  --filter TEXT   only tests whose names contain the text or match /a regexp/
  --allow-remote  use a Supabase on another machine, whose data nobody needs

The tests start a stack of their own, and remove it in the end. With
SUPABASE_URL, SUPABASE_DB_URL, SUPABASE_PUBLISHABLE_KEY, SUPABASE_SECRET_KEY and
SUPABASE_JWT_SECRET set, they use the Supabase that these name. What they create
stays behind there: restaurants, users, bookings.
`;

const interrupted = new AbortController();

async function main(args: string[]): Promise<number> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => interrupted.abort());
  }
  const { paths, flags, allowRemote } = parseArguments(args);
  const outside = outsideUrls();
  if (!allowRemote) assertLocal(outside);
  const isOutside = outside.length > 0;
  const stages = planStages({ paths, isOutside });
  const dir = await Deno.makeTempDir({ prefix: "table-allocator-tests-" });
  try {
    await using stack = isOutside ? undefined : await startStack({ dir });
    const env = stack === undefined ? {} : environmentOf(stack);
    const tallies: Tally[] = [];
    for (const stage of stages) {
      tallies.push(await run(stage, flags, env, dir));
    }
    return conclude(sum(tallies));
  } finally {
    await removeStack(dir);
  }
}

async function run(
  stage: Stage,
  flags: string[],
  env: Record<string, string>,
  dir: string,
): Promise<Tally> {
  if (interrupted.signal.aborted) return { passed: 0, failed: 1 };
  if (stage.packages !== undefined) await install(stage.packages);
  const reportPath = join(dir, "junit.xml");
  const success = await deno([
    "test",
    "--allow-all",
    "--permit-no-files",
    `--junit-path=${reportPath}`,
    ...stage.flags,
    ...flags,
    ...stage.paths,
  ], env);
  const report = await readIfPresent(reportPath);
  // The next stage must not find this one's report.
  await removeIfPresent(reportPath);
  return tallyOf(report, success);
}

async function install(config: string): Promise<void> {
  if (await deno(["install", `--config=${config}`])) return;
  throw new StackError(`Cannot install the packages in "${config}"`);
}

async function deno(
  args: string[],
  env: Record<string, string> = {},
): Promise<boolean> {
  const { success } = await new Deno.Command(Deno.execPath(), {
    args,
    env,
    signal: interrupted.signal,
    stdin: "null",
  }).spawn().status;
  return success;
}

function conclude({ passed, failed }: Tally): number {
  if (passed + failed === 0) console.error("No test was run");
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

if (import.meta.main) await runProgram(USAGE, main);
