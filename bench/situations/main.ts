/**
 * Measures assignments and edits against the floor, one row inserted into a
 * bare copy of `assigned_tables`:
 *
 * ```sh
 * deno task bench                     all of it
 * deno task bench --quick             a tenth of it
 * deno task bench --only=busy         the situations of that name
 * deno task bench --json=PATH         all numbers into a file
 * deno task bench --write             docs/performance.md as well
 * ```
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { StackError } from "../../stack/stack_error.ts";
import { describeMachine } from "../machine.ts";
import { accountFor } from "./account.ts";
import { Bench, type Extent } from "./bench.ts";
import { measureCrowds } from "./crowd.ts";
import type { District } from "./district.ts";
import { measureGrowth } from "./growth.ts";
import { ASSIGN, MOVE } from "./operation.ts";
import { type BenchOptions, parseBenchOptions } from "./options.ts";
import { print, write } from "./output.ts";
import type { Measurements } from "./report.ts";
import { onServer, type Server } from "./server.ts";
import { addLimited, type Situation, SITUATIONS } from "./situations.ts";

const RESTAURANTS = 200;
const TABLES = 20;
const ASSIGNED_ROWS = 10_000;
const ACCOUNTED = 1000;

/**
 * Measures, prints, and writes what the options ask for.
 *
 * @throws {StackError} If an option is unknown or fits no situation.
 */
export async function main(args: string[]): Promise<void> {
  const options = parseBenchOptions(args);
  const situations = chooseSituations(options);
  const measurements = await onServer((server) =>
    measure(server, situations, options)
  );
  print(measurements);
  if (options.json !== undefined) {
    const text = JSON.stringify(measurements, undefined, 2);
    await Deno.writeTextFile(options.json, `${text}\n`);
  }
  if (options.write) await write(measurements);
}

function chooseSituations({ only = "" }: BenchOptions): Situation[] {
  const chosen = SITUATIONS.filter(({ name }) => name.includes(only));
  if (chosen.length > 0) return chosen;
  const names = SITUATIONS.map(({ name }) => `"${name}"`).join(", ");
  throw new StackError(
    `No situation has a name with "${only}": choose from ${names}`,
  );
}

async function measure(
  server: Server,
  situations: readonly Situation[],
  { quick, only }: BenchOptions,
): Promise<Measurements> {
  const extent = { repetitions: quick ? 3 : 5, share: quick ? 0.1 : 1 };
  const isAll = only === undefined;
  const shared = await measureShared(server, extent, situations, isAll);
  const growth = isAll
    ? await measureGrowth(server, extent, report)
    : { results: [], points: [] };
  return {
    ...shared,
    repetitions: extent.repetitions,
    results: [...shared.results, ...growth.results],
    sizes: growth.points,
  };
}

/** What one database is enough for. */
async function measureShared(
  server: Server,
  extent: Extent,
  situations: readonly Situation[],
  isAll: boolean,
) {
  await using bench = await Bench.create(server, "situations", extent);
  const machine = await describeMachine(bench.sql, server.dir);
  const many = await bench.addDistrict({
    name: "many",
    restaurants: RESTAURANTS,
    tables: TABLES,
  });
  await many.fill(ASSIGNED_ROWS);
  // These need the capacity rules table, which the last situation drops.
  const accounts = isAll ? await measureAccounts(bench, many) : [];
  const crowds = isAll ? await measureCrowds(bench, many, report) : [];
  const results = [];
  for (const situation of situations) {
    report(situation.name);
    results.push(await situation.measure(bench, many));
    await bench.endSessions();
  }
  return { machine, accounts, crowds, results };
}

async function measureAccounts(bench: Bench, many: District) {
  report("Statements of assignments and edits");
  const count = bench.scaled(ACCOUNTED);
  const limited = await addLimited(bench, "counted", count);
  const items = await many.addPending("single", count);
  const counted = await limited.addPending("single", count);
  const moved = await many.addAssigned("moved", count);
  await bench.settle();
  return [
    await accountFor(bench, "Assign one table", ASSIGN, items),
    await accountFor(
      bench,
      "Assign one table, a limit in force",
      ASSIGN,
      counted,
    ),
    await accountFor(bench, "Move a booking with its table", MOVE, moved),
  ];
}

function report(step: string): void {
  const time = new Date().toISOString().slice(11, 19);
  console.error(`${time} ${step}`);
}
