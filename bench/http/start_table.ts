// deno-lint-ignore-file no-console -- progress goes to standard error
import { spread, summarize } from "../statistics.ts";
import { textTable } from "../text_table.ts";
import { type Files, importGraphOf, sumOf } from "./import_graph.ts";
import {
  EMPTY_MODULE,
  entryPointOf,
  measureStarts,
  startUps,
} from "./start_up.ts";

const FUNCTIONS = ["assign-tables", "unassign-tables", "update-booking"];

/** How long each function takes to start, beside a module without imports. */
export async function startTable(): Promise<string> {
  const names = ["a module without imports", ...FUNCTIONS];
  const paths = [EMPTY_MODULE, ...FUNCTIONS.map(entryPointOf)];
  const columns: string[][] = [];
  for (const [way, startUp] of Object.entries(startUps)) {
    console.error(`Starting functions: ${way}`);
    const times = await measureStarts(startUp, paths);
    const summaries = times.map(summarize);
    const floor = summaries[0]?.median ?? NaN;
    columns.push(
      summaries.map((summary) => spread(summary, 0)),
      summaries.map(({ median }) => (median - floor).toFixed(0)),
    );
  }
  return textTable(
    [
      "Start-up, ms until",
      ...Object.keys(startUps).flatMap((way) => [way, "more"]),
    ],
    names.map((name, row) => [
      name,
      ...columns.map((column) => column[row] ?? ""),
    ]),
  );
}

/** What each function loads, package by package. */
export async function graphTable(): Promise<string> {
  const graphs: Map<string, Files>[] = [];
  for (const name of FUNCTIONS) {
    graphs.push(await importGraphOf(entryPointOf(name)));
  }
  const packages = [...new Set(graphs.flatMap((graph) => [...graph.keys()]))];
  const rows = packages.sort().map((name) => [
    name || "the project's own",
    ...graphs.map((graph) => cellOf(graph.get(name))),
  ]);
  const totals = graphs.map((graph) => cellOf(sumOf(graph.values())));
  return textTable(
    ["Files loaded, and their kB", ...FUNCTIONS],
    [...rows, ["together", ...totals]],
  );
}

function cellOf({ count, bytes }: Files = { count: 0, bytes: 0 }): string {
  return `${count}, ${(bytes / 1000).toFixed(0)} kB`;
}
