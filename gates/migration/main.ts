/**
 * Writes the next migration from the schema files: `deno task migration NAME`.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { join } from "node:path";
import { Interruption } from "../../stack/interruption.ts";
import { parseOptions } from "../../stack/options.ts";
import { runProgram } from "../../stack/program.ts";
import { StackError } from "../../stack/stack_error.ts";
import { SUPABASE_DIR } from "../schema_files.ts";
import { ScratchServer } from "../scratch_server.ts";
import { RULES_SUFFIX } from "./rules_table.ts";
import { writeMigration } from "./write.ts";

const USAGE = `
Writes the next migration from the schema files.

Usage: deno task migration NAME

NAME says what it does in lower case, such as add_turn_times.

Compares the database that supabase/migrations makes with the one that
supabase/schemas makes and writes what is missing to
supabase/migrations/<timestamp>_NAME.sql. Changes of the table
restaurant_capacity_rules, which an environment may leave out, go to a file of
their own. Before it writes anything it applies the result to a scratch
database and compares again.
`;

async function main(args: string[]): Promise<number> {
  const { positionals } = parseOptions({
    args,
    allowPositionals: true,
  });
  const name = parseName(positionals);
  using interruption = new Interruption();
  await using server = await ScratchServer.start();
  const { paths, losses } = await interruption.orResult(
    writeMigration({ name, supabaseDir: SUPABASE_DIR, server }),
  );
  for (const path of paths) {
    console.log(`Wrote ${join("supabase", "migrations", path)}`);
  }
  for (const loss of losses) console.warn(`This loses data: ${loss}`);
  if (paths.length === 0) {
    console.log(
      "Nothing to write: the migrations make what the schema files say",
    );
  }
  return 0;
}

function parseName(positionals: string[]): string {
  const [name, ...rest] = positionals;
  if (name === undefined || rest.length > 0) {
    throw new StackError("Usage: deno task migration NAME");
  }
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new StackError(
      `Cannot use "${name}" as a name: use lower-case letters, digits and "_", such as add_turn_times`,
    );
  }
  if (`_${name}`.endsWith(RULES_SUFFIX)) {
    throw new StackError(
      `Cannot use "${name}" as a name: an environment may leave out migrations that end with it`,
    );
  }
  return name;
}

if (import.meta.main) await runProgram(USAGE, main);
