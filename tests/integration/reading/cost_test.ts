import { assert, assertEquals } from "@std/assert";
import { connect, type Database, one } from "../../../support/database.ts";
import { FRIDAY } from "../../../support/moment.ts";
import { readService } from "../../../support/reading.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { addMember, asUser } from "../../../support/user.ts";
import { untilTrue } from "../../../support/waiting.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";

interface Explained {
  Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number };
}

/** How many pages read_service reads for a member, with warm catalogues. */
async function countPages(
  sql: Database,
  { id, userId }: { id: string; userId: string },
  isKnown: boolean,
): Promise<number> {
  await untilAllIsOver(sql);
  return await asUser(sql, userId, async (session) => {
    const { revision } = await readService(session, id, FRIDAY);
    const known = isKnown ? `'${revision}'` : "null";
    const query = `select read_service('${id}', '${FRIDAY}', ${known})`;
    await session.unsafe(query);
    const rows = await session.unsafe<{ "QUERY PLAN": Explained[] }[]>(
      `explain (analyze, buffers, format json) ${query}`,
    );
    const { Plan } = one(one(rows)["QUERY PLAN"]);

    return Plan["Shared Hit Blocks"] + Plan["Shared Read Blocks"];
  });
}

/**
 * Waits until no transaction runs any more that had begun when the rows of a
 * test went in: until then they are looked at as if they could be news.
 */
async function untilAllIsOver(sql: Database): Promise<void> {
  const { last } = one(
    await sql<{ last: string }[]>`select pg_current_xact_id()::text as last`,
  );
  await untilTrue(async () => {
    const { isOver } = one(
      await sql<{ isOver: boolean }[]>`
      select pg_snapshot_xmin(pg_current_snapshot()) > ${last}::text::xid8
        as "isOver"`,
    );
    return isOver;
  }, "A transaction has been running all the time");
}

/** A restaurant with two services, eight rules and twenty members. */
async function arrange(sql: Database) {
  const restaurant = await createRestaurant(sql, {
    seats: Array.from({ length: 40 }, () => 4),
  });
  const lunch = { start_time: "12:00", end_time: "15:00" };
  const dinner = { start_time: "18:00", end_time: "01:00" };
  await addServicePeriod(sql, restaurant, lunch);
  await addServicePeriod(sql, restaurant, dinner);
  for (let day_of_week = 0; day_of_week < 7; day_of_week++) {
    await addCapacityRule(sql, restaurant, { day_of_week, max_covers: 500 });
  }
  await addCapacityRule(sql, restaurant, { max_covers: 400 });
  let userId = "";
  for (let count = 0; count < 20; count++) {
    userId = await addMember(sql, restaurant, "host");
  }
  return { ...restaurant, userId };
}

/** Bookings of an evening, every table one, without the RPCs. */
async function fillDate(
  sql: Database,
  { id, tableIds }: { id: string; tableIds: readonly string[] },
  date: string,
): Promise<void> {
  await sql`
    with booked as (
      insert into bookings (restaurant_id, party_size, start_at, end_at, status)
      select ${id}, 2, t, t + interval '1 hour', 'confirmed'
      from unnest(${[...tableIds]}::uuid[]) as wanted
      cross join (select ${date}::text::date + interval '18 hours' as t) as times
      returning *
    ), numbered as (
      select b.*, row_number() over () as n from booked as b
    ), assigned as (
      insert into table_assignments (id, restaurant_id, booking_id, during)
      select b.id, b.restaurant_id, b.id, b.hold from numbered as b
    )
    insert into assigned_tables (assignment_id, restaurant_id, table_id, during)
    select b.id, b.restaurant_id, (${[...tableIds]}::uuid[])[n], b.hold
    from numbered as b`;
}

/** Adds years of evenings that are over, of blocks and of events. */
async function addHistory(sql: Database, id: string): Promise<void> {
  await sql`
    insert into bookings (restaurant_id, party_size, start_at, end_at, status)
    select ${id}, 2, t, t + interval '1 hour', 'completed'
    from generate_series(1, 6000) as n
    cross join lateral (
      select ${FRIDAY}::text::timestamptz - n * interval '6 hours'
        - interval '3 days' as t
    ) as times`;
  await sql`
    with blocked as (
      insert into table_assignments (restaurant_id, block_reason, during)
      select ${id}, 'Rain', tstzrange(t, t + interval '1 hour')
      from generate_series(1, 2000) as n
      cross join lateral (
        select ${FRIDAY}::text::timestamptz - n * interval '1 day' as t
      ) as times
      returning *
    )
    insert into assigned_tables (assignment_id, restaurant_id, table_id, during)
    select b.id, b.restaurant_id, t.id, b.during
    from blocked as b
    cross join lateral (
      select id from dining_tables where restaurant_id = ${id} limit 1
    ) as t`;
}

Deno.test("an answer that has not changed reads 10 pages at most, whatever is stored", async () => {
  await using sql = connect();
  const restaurant = await arrange(sql);
  await fillDate(sql, restaurant, FRIDAY);
  await addHistory(sql, restaurant.id);
  await sql`analyze bookings, assignment_events, table_assignments`;
  const pages = await countPages(sql, restaurant, true);
  assert(pages <= 10, `It reads ${pages} pages`);
});

Deno.test("what is read of a service costs the same, whatever the restaurant's past", async () => {
  await using sql = connect();
  const restaurant = await arrange(sql);
  await fillDate(sql, restaurant, FRIDAY);
  const analyze = () =>
    sql`analyze bookings, assignment_events, table_assignments, assigned_tables`;
  await analyze();
  const before = await countPages(sql, restaurant, false);
  await addHistory(sql, restaurant.id);
  for (let month = 1; month <= 12; month++) {
    // What nobody has closed holds its tables for ever.
    const date = `2030-${String(month).padStart(2, "0")}-01`;
    await fillDate(sql, restaurant, date);
  }
  await analyze();
  const after = await countPages(sql, restaurant, false);
  // Larger indexes are a level or two higher, for each of its lookups.
  assert(after < before * 1.5, JSON.stringify({ before, after }));
});

Deno.test("a changed service reads as many pages as it has bookings, not more", async () => {
  await using sql = connect();
  const restaurant = await arrange(sql);
  const empty = await countPages(sql, restaurant, false);
  await fillDate(sql, restaurant, FRIDAY);
  const full = await countPages(sql, restaurant, false);
  const each = (full - empty) / restaurant.tableIds.length;
  // Its row in four counts and a list, its assignment and its tables.
  assert(each < 15, `Each of its bookings costs ${each} pages`);
  assertEquals(empty > 0, true);
});
