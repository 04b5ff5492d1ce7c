/**
 * Measures assign-tables from end to end over HTTP against the RPC alone,
 * suggest-tables against it, and how long the functions take to start.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { dirname } from "node:path";
import { DURABLE_SETTINGS } from "../../stack/postgres/durable_settings.ts";
import { parseOptions } from "../../stack/options.ts";
import { type Stack, startStack } from "../../stack/stack.ts";
import { useStack } from "../../support/environment.ts";
import { Bench, FULL } from "../bench.ts";
import { writeReport } from "../document.ts";
import { describeMachine } from "../machine.ts";
import { resultTable } from "../result_table.ts";
import { addSeedFunctions, inBenchFolder } from "../server.ts";
import { measureCalls } from "./over_http.ts";
import { measureStarts } from "./start_up.ts";
import { measureSuggestions } from "./suggestions.ts";

const ABOUT_PARTS =
  `The function and the transaction are the same on the platform. What lies
between them, and between the client and the function, is the local stack's
gateway on the same cores: it says nothing about Supabase's.`;

/**
 * Measures, prints, and with `--write` renews docs/performance/http.md.
 *
 * @throws {StackError} If an option is unknown.
 */
export async function main(args: string[]): Promise<void> {
  const { values } = parseOptions({
    args,
    options: { write: { type: "boolean", default: false } },
  });
  const text = await inBenchFolder(async (dir, interruption) => {
    await using stack = await startStack({
      dir,
      postgresSettings: DURABLE_SETTINGS,
    });
    return await interruption.orResult(measure(stack));
  });
  console.log(text);
  if (!values.write) return;
  await writeReport("http.md", {
    title: "Over HTTP, measured",
    command: "deno task bench http --write",
    text,
  });
}

async function measure(stack: Stack): Promise<string> {
  useStack(stack);
  const port = Number(new URL(stack.status.DB_URL).port);
  await addSeedFunctions({ port });
  await using bench = new Bench({ port }, "postgres", FULL);
  const machine = await describeMachine(
    bench.sql,
    dirname(stack.logs.postgres),
  );
  const calls = await measureCalls(bench);
  const suggestions = await measureSuggestions(bench);
  const starts = await measureStarts(bench.extent);
  return [
    machine,
    "## Calls",
    resultTable(calls.results),
    "## Where the time of a call goes, with one client",
    calls.split,
    ABOUT_PARTS,
    "## Suggestions",
    resultTable(suggestions),
    "## Start of a function",
    resultTable(starts),
  ].join("\n\n");
}
