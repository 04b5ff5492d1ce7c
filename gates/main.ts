/**
 * Checks the database on a PostgreSQL of its own: `deno task gates`. With
 * `--write` it renews what is generated instead: `deno task types`.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { Interruption } from "../stack/interruption.ts";
import { parseOptions } from "../stack/options.ts";
import { runProgram } from "../stack/program.ts";
import { adviceFor } from "./advisors.ts";
import { staleTypes, writeTypes } from "./database_types.ts";
import {
  staleExpectedObjects,
  writeExpectedObjects,
} from "./expected_objects.ts";
import { readFacts } from "./facts.ts";
import { lint } from "./lint/lint.ts";
import { schemaDrift } from "./schema_drift.ts";
import { readSchemaFiles, SUPABASE_DIR } from "./schema_files.ts";
import { ScratchServer } from "./scratch_server.ts";

const USAGE = `
Checks the database on a PostgreSQL of its own.

Usage: deno task gates
       deno task types

gates fails unless the migrations make what the schema files say, the SQL in
every function fits the tables, the generated database types and what the doctor
expects are current and the Supabase advisors have no warning. types renews
supabase/functions/_shared/database.types.ts and doctor/expected.json.
`;

async function main(args: string[]): Promise<number> {
  const { values } = parseOptions({
    args,
    options: {
      write: { type: "boolean", default: false },
    },
  });
  using interruption = new Interruption();
  await using server = await ScratchServer.start();
  return await interruption.orResult(
    values.write ? renewTypes(server) : check(server),
  );
}

async function renewTypes(server: ScratchServer): Promise<number> {
  await server.createMigrated("migrated", SUPABASE_DIR);
  await writeTypes(server.url("migrated"));
  await writeExpectedObjects(server.url("migrated"));
  return 0;
}

async function check(server: ScratchServer): Promise<number> {
  await server.createMigrated("migrated", SUPABASE_DIR);
  await server.createDeclared("declared", await readSchemaFiles(SUPABASE_DIR));
  const databaseUrl = server.url("migrated");
  const findings = (await Promise.all([
    compareSchemas(server),
    staleTypes(databaseUrl),
    staleExpectedObjects(databaseUrl),
    lint(databaseUrl),
    adviceFor(databaseUrl, server.dir),
  ])).flat();
  for (const finding of findings) console.error(finding);
  console.log(`Database gates: ${findings.length} findings`);
  return findings.length === 0 ? 0 : 1;
}

async function compareSchemas(server: ScratchServer): Promise<string[]> {
  const [migrated, declared] = await Promise.all([
    readFacts(server.url("migrated")),
    readFacts(server.url("declared")),
  ]);
  return schemaDrift(migrated, declared);
}

if (import.meta.main) await runProgram(USAGE, main);
