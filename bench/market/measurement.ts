import { dirname } from "node:path";
import type { Stack } from "../../stack/stack.ts";
import { StackError } from "../../stack/stack_error.ts";
import type { Database } from "../../support/database.ts";
import { Random } from "../../support/random.ts";
import { describeMachine, type Machine } from "../machine.ts";
import type { MarketArguments } from "./arguments.ts";
import { findCeiling } from "./ceiling.ts";
import { connectLoader, connectObserver } from "./connections.ts";
import { Demand } from "./demand.ts";
import { loadMarket } from "./load.ts";
import { planMarket } from "./plan.ts";
import { progress } from "./progress.ts";
import { SessionPool } from "./session_pool.ts";
import { largestRelations, type Size, sizeOfDatabase } from "./sizes.ts";
import { measureStep, type Step } from "./step.ts";
import { type Verdict, verifyMarket } from "./verify.ts";

/** Sessions of the pool, so that commits that wait for the disk can share a write. */
export const SESSIONS = 32;

/** The first seconds fill caches and plans, and are not counted. */
const WARM_UP_SECONDS = 10;

const SEED = 1;

/** Everything that was measured. */
export interface Measurement {
  readonly machine: Machine;
  readonly options: MarketArguments;
  readonly planSeconds: number;
  readonly loadSeconds: number;
  readonly bytesLoaded: number;
  readonly relations: readonly Size[];
  readonly loaded: Verdict;
  readonly peak: Step;
  readonly ceiling: readonly Step[];
  readonly bytesAfterwards: number;
  readonly afterwards: Verdict;
}

/**
 * Loads a market, replays its peak, and looks for its ceiling.
 *
 * @throws {StackError} If the market has too few bookings for the peak.
 */
export async function measureMarket(
  { status, logs }: Stack,
  options: MarketArguments,
): Promise<Measurement> {
  await using observer = connectObserver(status.DB_URL);
  const machine = await describeMachine(observer, dirname(logs.postgres));
  const times = await load(status.DB_URL, options.restaurants);
  const bytesLoaded = await sizeOfDatabase(observer);
  const relations = await largestRelations(observer, bytesLoaded);
  progress("Checking what was loaded");
  const loaded = await verifyMarket(observer);
  const { peak, ceiling } = await run(observer, status.DB_URL, options);
  progress("Checking what is there now");
  const afterwards = await verifyMarket(observer);
  progress("Done");
  return {
    machine,
    options,
    ...times,
    bytesLoaded,
    relations,
    loaded,
    peak,
    ceiling,
    bytesAfterwards: await sizeOfDatabase(observer),
    afterwards,
  };
}

async function load(databaseUrl: string, restaurants: number) {
  await using loader = connectLoader(databaseUrl);
  progress(`Planning ${restaurants} restaurants`);
  const began = performance.now();
  await planMarket(loader, restaurants);
  const planned = performance.now();
  await loadMarket(loader);
  return {
    planSeconds: (planned - began) / 1000,
    loadSeconds: (performance.now() - planned) / 1000,
  };
}

async function run(
  observer: Database,
  databaseUrl: string,
  { restaurants, rate, seconds }: MarketArguments,
) {
  await using pool = await SessionPool.open(databaseUrl, SESSIONS);
  const demand = new Demand(observer, new Random(SEED));
  const market = { observer, pool, demand };
  progress("Warming up");
  await measureStep(market, rate, WARM_UP_SECONDS);
  progress(`The peak: ${rate} calls a second for ${seconds} s`);
  const peak = await measureStep(market, rate, seconds);
  if (peak === undefined) {
    throw new StackError(
      `${restaurants} restaurants have too few bookings for ${seconds} s of ` +
        `${rate} calls: there must be more restaurants`,
    );
  }
  return { peak, ceiling: await findCeiling(market, peak) };
}
