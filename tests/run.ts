/**
 * Runs the tests: `deno task test [paths] [flags of deno test]`.
 *
 * On its own it starts a stack on free ports in a temporary folder. With
 * `SUPABASE_URL` and the keys set, it uses the Supabase that they name.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { join } from "node:path";
import { readIfPresent, removeIfPresent } from "../stack/files.ts";
import { removeStack, startStack } from "../stack/stack.ts";
import { exitCodeOf } from "../stack/stack_error.ts";
import { parseArguments } from "./runner/arguments.ts";
import { environmentOf } from "./runner/environment.ts";
import { planStages, type Stage } from "./runner/stages.ts";
import { sum, type Tally, tallyOf } from "./runner/tally.ts";

const interrupted = new AbortController();

async function main(args: string[]): Promise<number> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => interrupted.abort());
  }
  const { paths, flags } = parseArguments(args);
  const isOutside = Deno.env.has("SUPABASE_URL");
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
  const reportPath = join(dir, "junit.xml");
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: [
      "test",
      "--allow-all",
      "--permit-no-files",
      `--junit-path=${reportPath}`,
      ...stage.flags,
      ...flags,
      ...stage.paths,
    ],
    env,
    signal: interrupted.signal,
    stdin: "null",
  }).spawn().status;
  const report = await readIfPresent(reportPath);
  // The next stage must not find this one's report.
  await removeIfPresent(reportPath);
  return tallyOf(report, success);
}

function conclude({ passed, failed }: Tally): number {
  if (passed + failed === 0) console.error("No test was run");
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

if (import.meta.main) {
  Deno.exit(await exitCodeOf(() => main(Deno.args)));
}
