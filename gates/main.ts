/**
 * Checks what the database says of itself, on a stack of its own:
 * `deno task gates`. With `--write` it renews the generated types instead.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { join } from "node:path";
import { removeStack, startStack } from "../stack/stack.ts";
import { exitCodeOf } from "../stack/stack_error.ts";
import { adviceFor } from "./advisors.ts";
import { staleTypes, writeTypes } from "./database_types.ts";
import { schemaDrift } from "./schema_drift.ts";

async function main(args: string[]): Promise<number> {
  const dir = await Deno.makeTempDir({ prefix: "table-allocator-gates-" });
  const stackDir = join(dir, "migrated");
  try {
    await using stack = await startStack({ dir: stackDir });
    const databaseUrl = stack.status.DB_URL;
    if (args.includes("--write")) {
      await writeTypes(databaseUrl);
      return 0;
    }
    const findings = (await Promise.all([
      schemaDrift(databaseUrl, dir),
      staleTypes(databaseUrl),
      adviceFor(databaseUrl, dir),
    ])).flat();
    for (const finding of findings) console.error(finding);
    console.log(`Database gates: ${findings.length} findings`);
    return findings.length === 0 ? 0 : 1;
  } finally {
    await removeStack(stackDir);
    await Deno.remove(dir, { recursive: true });
  }
}

if (import.meta.main) {
  Deno.exit(await exitCodeOf(() => main(Deno.args)));
}
