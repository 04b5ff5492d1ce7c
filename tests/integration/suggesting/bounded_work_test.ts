import { assert, assertEquals } from "@std/assert";
import { connect, type Database, one } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import { suggest } from "../../../support/suggestion.ts";

const COLUMNS = 20;
const TABLES = 200;

/** 200 tables in a grid, each beside the eight around it. */
async function createGrid(
  sql: Database,
  seats: readonly number[],
): Promise<string> {
  const row = one(
    await sql<{ id: string }[]>`
    with restaurant as (
      insert into restaurants (name, timezone)
      values ('Grid', 'Europe/Berlin') returning id
    ), zone as (
      insert into zones (restaurant_id, name)
      select id, 'Hall' from restaurant returning restaurant_id, id
    ), dining_table as (
      insert into dining_tables (restaurant_id, zone_id, label, seats, x, y)
      select z.restaurant_id, z.id, 'T' || n,
        (${[...seats]}::integer[])[1 + n * 7 % ${seats.length}::integer],
        n % ${COLUMNS}::integer, n / ${COLUMNS}::integer
      from zone as z
      cross join generate_series(0, ${TABLES}::integer - 1) as n
      returning restaurant_id, id, x, y
    ), pair as (
      insert into table_adjacencies (restaurant_id, table_a, table_b)
      select a.restaurant_id, a.id, b.id
      from dining_table as a
      join dining_table as b on a.id < b.id
        and abs(a.x - b.x) <= 1 and abs(a.y - b.y) <= 1
    )
    select id from restaurant`,
  );
  return row.id;
}

const floors = {
  "equal tables": [4],
  "mixed tables": [2, 2, 4, 4, 6, 8],
  "few large tables": [2, 2, 2, 2, 2, 2, 2, 2, 10],
};

for (const [name, seats] of Object.entries(floors)) {
  Deno.test(`on a large floor of ${name} no level has more sets than the budget`, async () => {
    await using sql = connect();
    const restaurantId = await createGrid(sql, seats);
    for (const partySize of [8, 24, 33, 47]) {
      for (const requireAdjacency of [true, false]) {
        for (
          const level of await levels(
            sql,
            restaurantId,
            partySize,
            requireAdjacency,
          )
        ) {
          assert(level.sets <= 1000, `${level.sets} sets`);
          assert(level.ways <= 5000, `${level.ways} ways`);
        }
        const { suggestions } = await suggest(sql, {
          restaurantId,
          partySize,
          requireAdjacency,
          startAt: at("18:00"),
        });
        for (const { tableIds, seats } of suggestions) {
          assertEquals(new Set(tableIds).size, tableIds.length);
          assert(tableIds.length <= 6 && seats >= partySize);
        }
        // Six tables of average size are enough for these.
        if (partySize <= 24) assertEquals(suggestions.length, 5);
      }
    }
  });
}

/** How large the search is after each table that is added. */
async function levels(
  sql: Database,
  restaurantId: string,
  partySize: number,
  requireAdjacency: boolean,
): Promise<readonly { sets: number; ways: number }[]> {
  return await sql<{ sets: number; ways: number }[]>`
    with recursive stay as materialized (
      select row(${restaurantId}, ${partySize}::integer,
        ${at("18:00")}::timestamptz, interval '2 hours', interval '2 hours',
        null, null, false, false, ${requireAdjacency}::boolean
      )::allocator.wanted_stay as stay
    ), floor as materialized (
      select allocator.free_tables(stay, array[(stay).start_at]) as floor
      from stay
    ), level as (
      select 0 as n,
        allocator.seeds_of_sets((floor).tables, ${requireAdjacency}) as sets
      from floor
      union all
      select n + 1, (allocator.grow_sets(stay, floor, sets, '{}', 1, 0)).unfinished
      from level, stay, floor
      where sets <> '{}'
    )
    select cardinality(sets) as sets,
      (select coalesce(sum(cardinality(s.next)), 0)::integer from unnest(sets) as s) as ways
    from level where n > 0`;
}
