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
import {
  ASSIGN,
  BASELINE,
  CHECK_IN,
  CREATE,
  LEAVE,
  MOVE,
  type Operation,
  RELEASE,
  SEAT,
  type Subject,
} from "../operation.ts";
import {
  around,
  assigned,
  type Ground,
  pending,
  planned,
  type Seed,
  swaps,
  TABLES,
} from "../seeds.ts";
import { copyDatabase, inBenchFolder, startServer } from "../server.ts";
import { textTable } from "../../support/text_table.ts";
import { execute } from "./callgrind.ts";

/**
 * Operations of two runs that are the same otherwise. Their difference contains
 * neither PostgreSQL's start and end nor the planning of the first operations.
 */
const SHORT = 100;
const LONG = 400;

/** An operation, as the statements that perform it many times. */
interface Script {
  readonly name: string;
  /** Makes what it needs, and returns one statement for each time. */
  write(ground: Ground): Promise<string[]>;
  /** The SQLSTATE of a refusal, if each is to be refused. */
  readonly refusal?: string;
}

const SCRIPTS: readonly Script[] = [
  script("Assign one table", ASSIGN, pending("single")),
  {
    ...script(
      "Assign, refused because the table is taken",
      ASSIGN,
      async ({ district }, count) => {
        // Those that the first rivals are refused for.
        await district.addAssigned("moved", count);
        return await district.addPending("rival", count);
      },
    ),
    refusal: "TA101",
  },
  script("Move a booking with its table", MOVE, assigned("moved")),
  script("Release a table", RELEASE, assigned("moved")),
  script("Create a booking with a table", CREATE, planned("created")),
  script("Check a party in", CHECK_IN, around("due")),
  script("A party leaves", LEAVE, around("seated")),
  script("Two parties swap their tables", SEAT, swaps),
  script("The baseline", BASELINE, pending("single")),
];

function script<Of extends Subject>(
  name: string,
  { name: statement, text, values }: Operation<Of>,
  seed: Seed<Of>,
): Script {
  return {
    name,
    write: async (ground) => [
      `prepare ${statement} as ${text.replace(/\s+/g, " ")}`,
      ...(await seed(ground, LONG)).map((subject) =>
        `execute ${statement}(${values(subject).map(literal).join(", ")})`
      ),
    ],
  };
}

/** Ids, moments, lists of ids and JSON of them need no escaping. */
function literal(value: unknown): string {
  return Array.isArray(value) ? `'{${value.join(",")}}'` : `'${value}'`;
}

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
  const scripts = choose(SCRIPTS, values.only);
  const rows = await inBenchFolder(async (dir, interruption) => {
    const ending = new AbortController();
    using _ended = { [Symbol.dispose]: () => ending.abort() };
    const written = await prepare(dir, scripts);
    const rows: string[][] = [];
    for (const [script, [prepared = "", ...times]] of written) {
      console.error(`Counting: ${script.name}`);
      const run = (length: number) =>
        interruption.orResult(
          count(
            dir,
            script,
            [prepared, ...times.slice(0, length)],
            ending.signal,
          ),
        );
      const each = (await run(LONG) - await run(SHORT)) / (LONG - SHORT);
      rows.push([script.name, Math.round(each).toLocaleString("en")]);
    }
    return rows;
  });
  console.log(textTable(["Operation", "Instructions"], rows));
}

/** Makes a database for each run, so that every run finds the same rows. */
async function prepare(
  dir: string,
  scripts: readonly Script[],
): Promise<Map<Script, string[]>> {
  await using server = await startServer(dir);
  const written = new Map<Script, string[]>();
  {
    await using bench = await Bench.create(server, "seeded", FULL);
    const district = await bench.addDistrict({
      name: "many",
      restaurants: 200,
      tables: TABLES,
    });
    await district.fill(10_000);
    for (const script of scripts) {
      written.set(script, await script.write({ bench, district }));
    }
    await bench.settle();
  }
  for (const script of scripts) {
    await copyDatabase(server, databaseOf(script, SHORT), "seeded");
    await copyDatabase(server, databaseOf(script, LONG), "seeded");
  }
  return written;
}

function databaseOf(script: Script, length: number): string {
  return `script_${SCRIPTS.indexOf(script)}_${length}`;
}

/** @throws {Error} If an operation did not end as it is meant to. */
async function count(
  dir: string,
  script: Script,
  [prepared = "", ...statements]: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const { instructions, failures } = await execute(
    dir,
    databaseOf(script, statements.length),
    [
      // As the API logs in; other sessions cost more to believe.
      "set session authorization authenticator",
      "set role service_role",
      prepared,
      ...statements,
    ],
    signal,
  );
  const expected = statements.flatMap(() => script.refusal ?? []);
  if (failures.join() === expected.join()) return instructions;
  throw new Error(`"${script.name}" failed with: ${failures.join(", ")}`);
}
