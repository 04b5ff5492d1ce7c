/**
 * Measures assign-tables from end to end over HTTP, and the functions' start:
 *
 * ```sh
 * deno task bench http [--write]
 * ```
 *
 * With `--write` the results go into docs/performance.md too.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { dirname } from "node:path";
import { parseOptions } from "../../stack/options.ts";
import type { Stack } from "../../stack/stack.ts";
import { connect } from "../../support/database.ts";
import { useStack } from "../../support/environment.ts";
import { onBenchStack } from "../bench_stack.ts";
import { writeSection } from "../document.ts";
import { describeMachine, machineTable } from "../machine.ts";
import {
  ABOUT_GRAPH,
  ABOUT_LOAD,
  ABOUT_SPLIT,
  ABOUT_START,
} from "./explanations.ts";
import { measureLoad } from "./http_load.ts";
import { latencyTable, splitTable } from "./load_table.ts";
import { graphTable, startTable } from "./start_table.ts";

/**
 * Measures and prints, see above.
 *
 * @throws {StackError} If an option is unknown.
 */
export async function main(args: string[]): Promise<void> {
  const { values } = parseOptions({
    args,
    options: { write: { type: "boolean", default: false } },
  });
  const load = await onBenchStack({}, describeLoad);
  const report = [...load, ...await describeStart()].join("\n\n");
  console.log(report);
  if (values.write) await writeSection("http", report);
}

async function describeLoad(stack: Stack): Promise<string[]> {
  useStack(stack);
  await using sql = connect();
  const machine = await describeMachine(sql, dirname(stack.logs.postgres));
  const rounds = await measureLoad(stack, sql);
  return [
    machineTable(machine),
    ABOUT_LOAD,
    latencyTable(rounds),
    ABOUT_SPLIT,
    splitTable(rounds),
  ];
}

async function describeStart(): Promise<string[]> {
  const starts = await startTable();
  return [ABOUT_START, starts, ABOUT_GRAPH, await graphTable()];
}
