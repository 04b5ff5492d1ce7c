import { Bench } from "../bench.ts";
import { compare, type Result, type Target } from "../comparison.ts";
import { ASSIGN } from "../operation.ts";
import { repeat } from "../repetition.ts";
import { TABLES } from "../seeds.ts";
import type { Session } from "../session.ts";
import { addMarket, type Lab } from "./lab.ts";
import { ONE_CLIENT, type Situation } from "./situation.ts";

const SMALLEST = 10_000;

/** Rows that come in after a session was opened. */
const LATER_ROWS = 1_000_000;

/** Restaurants without rows that come in with them. */
const IDLE_RESTAURANTS = 50_000;

/** Few, because a plan for empty tables may take long on full ones. */
const AGED_OPERATIONS = 20;

/** Measures a database with so many assigned rows against one with 10,000. */
export function withRows(
  count: number,
  { target, afterCheckpoint = false }: {
    readonly target?: Target;
    /** Every page is written to the WAL in full when it first changes. */
    readonly afterCheckpoint?: boolean;
  } = {},
): Situation {
  const name = `Assign with ${count.toLocaleString("en")} assigned rows` +
    (afterCheckpoint ? ", right after a checkpoint" : "");
  return {
    name,
    async measure(lab) {
      const large = await lab.sized(Math.round(count * lab.extent.share));
      const small = await lab.sized(Math.round(SMALLEST * lab.extent.share));
      const side = async ({ bench, district }: typeof large) =>
        bench.side(
          await bench.sessions(1),
          ASSIGN,
          await bench.pending(district, "single", ONE_CLIENT),
        );
      return await compare({
        name,
        against: `${SMALLEST.toLocaleString("en")} rows`,
        metric: "p50",
        target,
        ...(afterCheckpoint && {
          before: () => large.bench.sql`checkpoint`,
        }),
        subject: await side(large),
        reference: await side(small),
      }, lab.extent.repetitions);
    },
  };
}

/**
 * Measures a session whose plans are for one restaurant without bookings
 * against a new one, after a whole market has come in.
 */
export async function measureAged(this: Situation, lab: Lab): Promise<Result> {
  await using bench = await Bench.create(lab.server, "aged", lab.extent);
  const aged = await openAged(bench);
  const district = await addMarket(bench, bench.scaled(LATER_ROWS));
  await bench.addDistrict({
    name: "idle",
    restaurants: bench.scaled(IDLE_RESTAURANTS),
    tables: 1,
  });
  const total = AGED_OPERATIONS * (lab.extent.repetitions + 1);
  const side = async (sessions: readonly Session[]) =>
    bench.side(sessions, ASSIGN, await district.addPending("single", total));
  return await compare({
    name: this.name,
    against: "in a new session",
    metric: "p50",
    subject: await side(aged),
    reference: await side(await bench.sessions(1)),
  }, lab.extent.repetitions);
}

async function openAged(bench: Bench): Promise<Session[]> {
  const first = await bench.addDistrict({
    name: "first",
    restaurants: 1,
    tables: TABLES,
  });
  await bench.settle();
  const sessions = await bench.sessions(1);
  const items = await first.addPending("single", TABLES);
  await repeat(bench.side(sessions, ASSIGN, items).clients, items);
  return sessions;
}
