// deno-lint-ignore-file no-console -- progress goes to standard error
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FunctionServer } from "../../stack/functions/function_server.ts";
import { SECRET_KEY } from "../../stack/local_keys.ts";
import { LogFile } from "../../stack/log_file.ts";
import { LOOPBACK } from "../../stack/ports.ts";
import { ProcessRecords } from "../../stack/processes.ts";
import type { Extent } from "../bench.ts";
import { compare, type Result } from "../comparison.ts";

const FUNCTIONS = ["assign-tables", "unassign-tables", "update-booking"];
const STARTS = 3;

/**
 * Measures from the start of a function's process to its first answer, a
 * refusal that needs no database, against that of a module without imports.
 */
export async function measureStarts(
  { repetitions }: Extent,
): Promise<Result[]> {
  const starts = Array.from({ length: STARTS * (repetitions + 1) });
  const side = (path: string) => ({
    clients: [() => startAndAsk(fileURLToPath(new URL(path, import.meta.url)))],
    items: starts,
  });
  const results: Result[] = [];
  for (const name of FUNCTIONS) {
    console.error(`Start of ${name}`);
    results.push(
      await compare({
        name: `Start of ${name}`,
        against: "a module without imports",
        metric: "p50",
        subject: side(`../../supabase/functions/${name}/index.ts`),
        reference: side("./empty_module.ts"),
      }, repetitions),
    );
  }
  return results;
}

/** @throws {Error} If the function does not run or fails. */
async function startAndAsk(entryPoint: string): Promise<void> {
  const dir = await Deno.makeTempDir({ prefix: "table-allocator-bench-" });
  try {
    using log = new LogFile(join(dir, "functions.log"));
    const server = new FunctionServer({
      name: "function",
      entryPoint,
      apiUrl: `http://${LOOPBACK}`,
      log,
      processes: new ProcessRecords(join(dir, "processes")),
    });
    await using _stopped = { [Symbol.asyncDispose]: () => server.stop() };
    await server.start();
    await askOnce(server.port);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

async function askOnce(port: number | null): Promise<void> {
  const response = await fetch(`http://${LOOPBACK}:${port}/`, {
    method: "POST",
    headers: { "content-type": "application/json", apikey: SECRET_KEY },
    body: "{}",
  });
  await response.body?.cancel();
  if (response.status >= 500) {
    throw new Error(`The first answer is ${response.status}`);
  }
}
