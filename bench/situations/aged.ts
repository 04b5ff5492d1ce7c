import type { Bench } from "./bench.ts";
import { compare, type Result } from "./comparison.ts";
import type { District } from "./district.ts";
import { ASSIGN } from "./operation.ts";
import { repeat } from "./repetition.ts";
import type { Session } from "./session.ts";

const TABLES = 20;

/** Few, because a plan for empty tables may take long on full ones. */
const OPERATIONS = 20;

/**
 * Opens a session on an empty database and uses it in the only restaurant, so
 * that its plans are for that.
 */
export async function openAged(bench: Bench): Promise<readonly Session[]> {
  const first = await bench.addDistrict({
    name: "first",
    restaurants: 1,
    tables: TABLES,
  });
  await bench.settle();
  const sessions = await bench.sessions(1);
  await repeat(sessions, ASSIGN, await first.addPending("single", TABLES));
  return sessions;
}

/** Measures aged sessions against a new one, in a district that came later. */
export async function compareAged(
  bench: Bench,
  district: District,
  aged: readonly Session[],
  rows: number,
): Promise<Result> {
  const { sql } = bench;
  const total = OPERATIONS * (bench.extent.repetitions + 1);
  const side = async (sessions: readonly Session[]) => ({
    sql,
    sessions,
    operation: ASSIGN,
    items: await district.addPending("single", total),
  });
  return await compare({
    name: `Assign in a session opened before the first of ` +
      `${rows.toLocaleString("en")} assigned rows`,
    against: "in a new session",
    metric: "p50",
    subject: await side(aged),
    reference: await side(await bench.sessions(1)),
  }, bench.extent.repetitions);
}
