// deno-lint-ignore-file no-console -- progress goes to standard error
import { post } from "../../support/endpoint.ts";
import type { Bench } from "../bench.ts";
import { compare, type Result } from "../comparison.ts";
import type { District, Item } from "../district.ts";

const OPERATIONS = 200;
const COLUMNS = 20;

/** Restaurants of a size, how their tables stand, and what a search may cost. */
const SIZES = [
  { name: "rows", restaurants: 50, tables: 20, isGrid: false, atMost: 3 },
  { name: "grid", restaurants: 5, tables: 200, isGrid: true, atMost: 12 },
] as const;

/**
 * Suggests tables over HTTP for bookings of parties of four, in alternation
 * with assignments over HTTP in restaurants of 20 tables, both with the secret
 * key. Half of the tables are held until the booking starts.
 */
export async function measureSuggestions(
  bench: Bench,
): Promise<Result[]> {
  const districts = new Map<string, District>();
  for (const { name, restaurants, tables, isGrid } of SIZES) {
    const district = await bench.addDistrict({ name, restaurants, tables });
    if (isGrid) await addGrid(bench, name);
    await district.fill(restaurants * tables / 2);
    districts.set(name, district);
  }
  const [small] = districts.values();
  if (small === undefined) throw new Error("There is no district");
  const results: Result[] = [];
  for (const { name, tables, isGrid, atMost } of SIZES) {
    console.error(`Suggestions of ${tables} tables`);
    const district = districts.get(name) ?? small;
    results.push(
      await compare({
        name: `Suggest ${tables} tables over HTTP` +
          (isGrid ? ", 8 neighbours each" : ""),
        against: "an assignment over HTTP",
        metric: "p50",
        target: { atMost },
        subject: {
          clients: [(item: Item) => call("suggest-tables", item)],
          items: await bench.pending(district, "single", OPERATIONS),
        },
        reference: {
          clients: [(item: Item) => call("assign-tables", item)],
          items: await bench.pending(small, "single", OPERATIONS),
        },
      }, bench.extent.repetitions),
    );
  }
  return results;
}

/** Puts the tables of each restaurant into a grid. */
async function addGrid(bench: Bench, district: string): Promise<void> {
  await bench.sql`
    insert into table_adjacencies (restaurant_id, table_a, table_b)
    select a.restaurant_id, a.id, b.id
    from dining_tables as a
    join dining_tables as b on b.restaurant_id = a.restaurant_id and a.id < b.id
    cross join lateral (
      select ltrim(a.label, 'T')::integer as a, ltrim(b.label, 'T')::integer as b
    ) as n
    where abs(n.a / ${COLUMNS}::integer - n.b / ${COLUMNS}::integer) <= 1
      and abs(n.a % ${COLUMNS}::integer - n.b % ${COLUMNS}::integer) <= 1
      and a.restaurant_id in (
        select bench.id(${district} || ' restaurant', r)
        from generate_series(0, 100) as r
      )
    on conflict do nothing`;
}

/** @throws {Error} If the answer is not a success with what was asked for. */
async function call(
  name: "suggest-tables" | "assign-tables",
  { bookingId, tableIds }: Item,
): Promise<void> {
  const { status, body } = await post<{ suggestions?: unknown[] }>(
    name,
    name === "suggest-tables" ? { bookingId } : { bookingId, tableIds },
  );
  if (status !== 200 || body.suggestions?.length === 0) {
    throw new Error(`The answer is ${status}: ${JSON.stringify(body)}`);
  }
}
