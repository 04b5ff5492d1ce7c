import { summarize, type Summary } from "../statistics.ts";
import { compareAged, openAged } from "./aged.ts";
import { Bench, type Extent } from "./bench.ts";
import { compare, type Result } from "./comparison.ts";
import type { District, Item } from "./district.ts";
import { ASSIGN, INSERT_FLOOR, type Operation } from "./operation.ts";
import { repeat, type Sample } from "./repetition.ts";
import type { Server } from "./server.ts";
import type { Session } from "./session.ts";

const SIZES = [10_000, 100_000, 1_000_000, 5_000_000];
/** The size whose sessions were opened before it had any rows. */
const AGED_SIZE = 1_000_000;

/** So many restaurants come along with the rows, without any themselves. */
const IDLE_RESTAURANTS = 50_000;

const TABLES = 20;
const DATES = 25;
const OPERATIONS = 600;

/** A number of assigned rows, and latencies in milliseconds with them. */
export interface SizePoint {
  readonly rows: number;
  readonly assign: Summary;
  readonly floor: Summary;
}

/** How latency goes with size. */
export interface Growth {
  readonly results: readonly Result[];
  readonly points: readonly SizePoint[];
}

interface Grown {
  readonly rows: number;
  readonly bench: Bench;
  readonly district: District;
  readonly sessions: readonly Session[];
}

/** Measures databases of all sizes beside each other. */
export async function measureGrowth(
  server: Server,
  extent: Extent,
  report: (step: string) => void,
): Promise<Growth> {
  await using open = new AsyncDisposableStack();
  const results: Result[] = [];
  const all: Grown[] = [];
  for (const size of SIZES) {
    const rows = Math.round(size * extent.share);
    report(`Seeding ${rows.toLocaleString("en")} assigned rows`);
    const bench = open.use(await Bench.create(server, `rows_${rows}`, extent));
    const aged = size === AGED_SIZE ? await openAged(bench) : undefined;
    const district = await grow(bench, rows);
    if (aged) {
      await addIdle(bench);
      report("Sessions opened on an empty database");
      results.push(await compareAged(bench, district, aged, rows));
    }
    await bench.settle();
    await prewarm(bench);
    const sessions = await bench.sessions(1);
    all.push({ rows, bench, district, sessions });
  }
  const [smallest, largest] = [all.at(0), all.at(-1)];
  if (!smallest || !largest) throw new Error("There are no sizes");
  report("Largest against smallest");
  results.push(await compareSizes(smallest, largest, {}));
  const checkpoint = () => largest.bench.sql`checkpoint`;
  results.push(await compareSizes(smallest, largest, { checkpoint }));
  report("Latency at each size");
  return { results, points: await measurePoints(all, extent) };
}

async function grow(bench: Bench, rows: number): Promise<District> {
  const district = await bench.addDistrict({
    name: "market",
    restaurants: Math.ceil(rows / TABLES / DATES),
    tables: TABLES,
  });
  await district.fill(rows);
  return district;
}

async function addIdle(bench: Bench): Promise<void> {
  await bench.addDistrict({
    name: "idle",
    restaurants: bench.scaled(IDLE_RESTAURANTS),
    tables: 1,
  });
}

/** Reads every table and index into memory. */
async function prewarm(bench: Bench): Promise<void> {
  await bench.sql`
    select sum(bench.pg_prewarm(c.oid::regclass))
    from pg_class as c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'i')`;
}

async function compareSizes(
  smallest: Grown,
  largest: Grown,
  { checkpoint }: { checkpoint?: () => Promise<unknown> },
): Promise<Result> {
  const side = async ({ bench, district, sessions }: Grown) => ({
    sql: bench.sql,
    sessions,
    operation: ASSIGN,
    items: await district.addPending("single", bench.total(OPERATIONS)),
  });
  const rows = (grown: Grown) => grown.rows.toLocaleString("en");
  return await compare({
    name: `Assign with ${rows(largest)} assigned rows` +
      (checkpoint ? ", right after a checkpoint" : ""),
    against: `${rows(smallest)} rows`,
    metric: "p50",
    ...(checkpoint ? { before: checkpoint } : { target: { atMost: 1.2 } }),
    subject: await side(largest),
    reference: await side(smallest),
  }, largest.bench.extent.repetitions);
}

async function measurePoints(
  all: readonly Grown[],
  { repetitions }: Extent,
): Promise<SizePoint[]> {
  const items = new Map<Grown, Item[]>();
  for (const grown of all) {
    const { bench, district } = grown;
    items.set(grown, await bench.pending(district, "single", OPERATIONS));
  }
  const samples = all.map(() => ({
    assign: [] as Sample[],
    floor: [] as Sample[],
  }));
  for (let index = 0; index <= repetitions; index++) {
    for (const [position, grown] of all.entries()) {
      const own = items.get(grown) ?? [];
      const count = Math.floor(own.length / (repetitions + 1));
      const part = own.slice(index * count, (index + 1) * count);
      const run = (operation: Operation) =>
        repeat(grown.sessions, operation, part);
      const floor = await run(INSERT_FLOOR);
      const assign = await run(ASSIGN);
      if (index === 0) continue;
      samples[position]?.floor.push(floor);
      samples[position]?.assign.push(assign);
    }
  }
  const p50 = (of: readonly Sample[]) => summarize(of.map((one) => one.p50));
  return all.map(({ rows }, position) => ({
    rows,
    assign: p50(samples[position]?.assign ?? []),
    floor: p50(samples[position]?.floor ?? []),
  }));
}
