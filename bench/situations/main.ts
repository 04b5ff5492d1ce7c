/**
 * Measures assignments and edits against a baseline: one row inserted into a
 * bare copy of `assigned_tables`.
 *
 * @module
 */
// deno-lint-ignore-file no-console
import { parseOptions } from "../../stack/options.ts";
import { StackError } from "../../stack/stack_error.ts";
import { FULL, QUICK } from "../bench.ts";
import { choose } from "../choose.ts";
import type { Result } from "../comparison.ts";
import { writeReport, writeSection } from "../document.ts";
import { describeMachine } from "../machine.ts";
import { ASSIGN, MOVE } from "../operation.ts";
import { resultTable } from "../result_table.ts";
import { inBenchFolder, startServer } from "../server.ts";
import { accountFor } from "./account.ts";
import { Lab } from "./lab.ts";
import type { Situation } from "./situation.ts";
import { addLimited, SITUATIONS } from "./situations.ts";

const ACCOUNTED = 1000;

const ABOUT_ACCOUNTS =
  `Per operation in one session, by \`pg_stat_statements\`, which makes
operations slower than above. A statement that calls a function includes what the
function does. The first line includes all but the deferred constraints; the
flush of the commit is in none of them.`;

/** What one run has measured. */
interface Measurements {
  readonly machine: string;
  readonly results: readonly Result[];
  readonly accounts: readonly string[];
}

/**
 * Measures, prints, and with `--write` renews the documents.
 *
 * @throws {StackError} If an option is unknown or fits no situation.
 */
export async function main(args: string[]): Promise<void> {
  const { values } = parseOptions({
    args,
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string" },
      write: { type: "boolean", default: false },
    },
  });
  const { quick, only, write } = values;
  if (write && (quick || only !== undefined)) {
    throw new StackError(
      "Cannot write the documents from a part of the measurement: use " +
        "--write without --quick and --only",
    );
  }
  const chosen = choose(SITUATIONS, only);
  const measurements = await inBenchFolder(async (dir, interruption) => {
    await using server = await startServer(dir);
    await using lab = new Lab(server, quick ? QUICK : FULL);
    const isAll = only === undefined;
    return await interruption.orResult(measure(lab, chosen, isAll));
  });
  const report = describe(measurements);
  console.log(report);
  if (write) await writeAll(report, measurements);
}

async function measure(
  lab: Lab,
  situations: readonly Situation[],
  isAll: boolean,
): Promise<Measurements> {
  const { bench } = await lab.shared();
  const machine = await describeMachine(bench.sql, lab.server.dir);
  // These need the capacity rules table, which a situation drops.
  const accounts = isAll ? await measureAccounts(lab) : [];
  const results: Result[] = [];
  for (const situation of situations) {
    progress(situation.name);
    results.push(await situation.measure(lab));
    await lab.endSessions();
  }
  return { machine, results, accounts };
}

async function measureAccounts(lab: Lab): Promise<string[]> {
  progress("Statements of assignments and edits");
  const ground = await lab.shared();
  const { bench, district } = ground;
  const limited = await addLimited(ground, "counted", ACCOUNTED);
  const count = bench.scaled(ACCOUNTED);
  const single = await district.addPending("single", count);
  const counted = await limited.addPending("single", count);
  const moved = await district.addAssigned("moved", count);
  await bench.settle();
  return [
    await accountFor(bench, "Assign one table", ASSIGN, single),
    await accountFor(bench, "Assign, a limit in force", ASSIGN, counted),
    await accountFor(bench, "Move a booking with its table", MOVE, moved),
  ];
}

function progress(step: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)} ${step}`);
}

function describe({ machine, results, accounts }: Measurements): string {
  const parts = [machine, "## Situations", resultTable(results)];
  if (accounts.length > 0) {
    parts.push("## Where the time goes", ABOUT_ACCOUNTS, ...accounts);
  }
  return parts.join("\n\n");
}

async function writeAll(
  report: string,
  { results }: Measurements,
): Promise<void> {
  await writeReport("report.md", {
    title: "Assignments and edits, measured",
    command: "deno task bench --write",
    text: report,
  });
  const asked = results.filter(({ target }) => target !== undefined);
  await writeSection("figures", resultTable(asked));
}
