/**
 * Counts the processor instructions that one session executes for an operation.
 * Unlike times they hardly depend on the machine or on what else it does.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { parseOptions } from "../../stack/options.ts";
import { Bench, FULL } from "../bench.ts";
import { choose } from "../choose.ts";
import type { Item, KindName } from "../district.ts";
import {
  ASSIGN,
  BASELINE,
  MOVE,
  type Operation,
  RELEASE,
} from "../operation.ts";
import { copyDatabase, inBenchFolder, startServer } from "../server.ts";
import { textTable } from "../text_table.ts";
import { execute } from "./callgrind.ts";

/**
 * Operations of two runs that are the same otherwise. Their difference contains
 * neither PostgreSQL's start and end nor the planning of the first operations.
 */
const SHORT = 100;
const LONG = 400;

interface Subject {
  readonly name: string;
  readonly operation: Operation;
  readonly kind: KindName;
  /** The SQLSTATE of a refusal, if each is to be refused. */
  readonly refusal?: string;
}

const SUBJECTS: readonly Subject[] = [
  { name: "Assign one table", operation: ASSIGN, kind: "single" },
  {
    name: "Assign, refused because the table is taken",
    operation: ASSIGN,
    kind: "rival",
    refusal: "TA101",
  },
  { name: "Move a booking with its table", operation: MOVE, kind: "moved" },
  { name: "Release a table", operation: RELEASE, kind: "moved" },
  { name: "The baseline", operation: BASELINE, kind: "single" },
];

/**
 * Counts and prints.
 *
 * @throws {StackError} If an option is unknown or valgrind is missing.
 */
export async function main(args: string[]): Promise<void> {
  const { values } = parseOptions({
    args,
    options: { only: { type: "string" } },
  });
  const subjects = choose(SUBJECTS, values.only);
  const rows = await inBenchFolder(async (dir, interruption) => {
    const ending = new AbortController();
    using _ended = { [Symbol.dispose]: () => ending.abort() };
    const items = await prepare(dir, subjects);
    const rows: string[][] = [];
    for (const subject of subjects) {
      console.error(`Counting: ${subject.name}`);
      const own = items.get(subject.kind) ?? [];
      const run = (length: number) =>
        interruption.orResult(
          count(dir, subject, own.slice(0, length), ending.signal),
        );
      const each = (await run(LONG) - await run(SHORT)) / (LONG - SHORT);
      rows.push([subject.name, Math.round(each).toLocaleString("en")]);
    }
    return rows;
  });
  console.log(textTable(["Operation", "Instructions"], rows));
}

/** Makes a database for each run, so that every run finds the same rows. */
async function prepare(
  dir: string,
  subjects: readonly Subject[],
): Promise<Map<KindName, Item[]>> {
  await using server = await startServer(dir);
  const items = new Map<KindName, Item[]>();
  {
    await using bench = await Bench.create(server, "seeded", FULL);
    const district = await bench.addDistrict({
      name: "many",
      restaurants: 200,
      tables: 20,
    });
    await district.fill(10_000);
    items.set("moved", await district.addAssigned("moved", LONG));
    items.set("rival", await district.addPending("rival", LONG));
    items.set("single", await district.addPending("single", LONG));
    await bench.settle();
  }
  for (const subject of subjects) {
    await copyDatabase(server, databaseOf(subject, SHORT), "seeded");
    await copyDatabase(server, databaseOf(subject, LONG), "seeded");
  }
  return items;
}

function databaseOf({ operation, kind }: Subject, length: number): string {
  return `${operation.name}_${kind}_${length}`;
}

/** @throws {Error} If an operation did not end as it is meant to. */
async function count(
  dir: string,
  subject: Subject,
  items: readonly Item[],
  signal: AbortSignal,
): Promise<number> {
  const { name, text, values } = subject.operation;
  const { instructions, failures } = await execute(
    dir,
    databaseOf(subject, items.length),
    [
      // As the API logs in; other sessions cost more to believe.
      "set session authorization authenticator",
      "set role service_role",
      `prepare ${name} as ${text.replace(/\s+/g, " ")}`,
      ...items.map((item) =>
        `execute ${name}(${values(item).map(literal).join(", ")})`
      ),
    ],
    signal,
  );
  const expected = items.flatMap(() => subject.refusal ?? []);
  if (failures.join() === expected.join()) return instructions;
  throw new Error(`"${subject.name}" failed with: ${failures.join(", ")}`);
}

/** Ids, moments and lists of ids need no escaping. */
function literal(value: unknown): string {
  return Array.isArray(value) ? `'{${value.join(",")}}'` : `'${value}'`;
}
