import { Bench, type Extent } from "../bench.ts";
import type { District } from "../district.ts";
import { type Ground, TABLES } from "../seeds.ts";
import type { Server } from "../server.ts";

const DATES = 25;

/** The databases of one run, each made when a situation first needs it. */
export class Lab implements AsyncDisposable {
  readonly #open = new AsyncDisposableStack();
  readonly #grounds = new Map<string, Ground>();

  constructor(readonly server: Server, readonly extent: Extent) {}

  /** 200 restaurants with 10,000 assigned rows. */
  shared(): Promise<Ground> {
    return this.#once("shared", async (bench) => {
      const district = await bench.addDistrict({
        name: "many",
        restaurants: 200,
        tables: TABLES,
      });
      await district.fill(10_000);
      return district;
    });
  }

  /** As many assigned rows, 500 in each restaurant, all read into memory. */
  sized(rows: number): Promise<Ground> {
    return this.#once(`rows_${rows}`, async (bench) => {
      const district = await addMarket(bench, rows);
      await bench.settle();
      await prewarm(bench);
      return district;
    });
  }

  async #once(
    name: string,
    seed: (bench: Bench) => Promise<District>,
  ): Promise<Ground> {
    const known = this.#grounds.get(name);
    if (known) return known;
    const bench = this.#open.use(
      await Bench.create(this.server, name, this.extent),
    );
    const ground = { bench, district: await seed(bench) };
    this.#grounds.set(name, ground);
    return ground;
  }

  /** Ends the sessions of all databases. */
  async endSessions(): Promise<void> {
    for (const { bench } of this.#grounds.values()) await bench.endSessions();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#open.disposeAsync();
  }
}

/** Adds restaurants with 500 assigned rows each. */
export async function addMarket(bench: Bench, rows: number): Promise<District> {
  const district = await bench.addDistrict({
    name: "market",
    restaurants: Math.ceil(rows / TABLES / DATES),
    tables: TABLES,
  });
  await district.fill(rows);
  return district;
}

/** Reads every table and index into memory. */
async function prewarm({ sql }: Bench): Promise<void> {
  await sql`
    select sum(bench.pg_prewarm(c.oid::regclass))
    from pg_class as c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'i')`;
}
