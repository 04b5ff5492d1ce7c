/**
 * Plans the published evenings, and seats them without a plan to compare.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { cpus } from "node:os";
import { parseOptions } from "../../stack/options.ts";
import { StackError } from "../../stack/stack_error.ts";
import { readInstances } from "../../support/planning/instance.ts";
import { choose } from "../choose.ts";
import { writeSection } from "../document.ts";
import { planEvening, type Result } from "./evening.ts";
import { eveningTable, targetTable, worthTable } from "./tables.ts";

/** How long the planner may take for one evening. */
const TIME_LIMIT_MS = 10_000;

/**
 * Measures, prints, and with `--write` renews the tables of docs/planning.md.
 *
 * @throws {StackError} If an option is unknown or fits no evening.
 */
export async function main(args: string[]): Promise<void> {
  const { values: { only, write } } = parseOptions({
    args,
    options: {
      only: { type: "string" },
      write: { type: "boolean", default: false },
    },
  });
  if (write && only !== undefined) {
    throw new StackError(
      "Cannot write the document from a part of the measurement: use --write " +
        "without --only",
    );
  }
  const results: Result[] = [];
  for (const instance of choose(await readInstances(), only)) {
    console.error(instance.name);
    results.push(await planEvening(instance, TIME_LIMIT_MS));
  }
  const evenings = `${describeRun()}\n\n${eveningTable(results)}`;
  console.log(evenings);
  if (only !== undefined) return;
  const summary = `${worthTable(results)}\n\n${targetTable(results)}`;
  console.log(`\n${summary}`);
  if (!write) return;
  await writeSection("evenings", evenings, "planning.md");
  await writeSection("worth", summary, "planning.md");
}

function describeRun(): string {
  const date = new Date().toISOString().slice(0, 10);
  const processor = cpus()[0]?.model.trim() ?? "an unknown processor";
  return `Written by \`deno task bench planner --write\` on ${date}: one core ` +
    `of ${processor}, Deno ${Deno.version.deno}, at most ` +
    `${TIME_LIMIT_MS / 1000} seconds an evening.`;
}
