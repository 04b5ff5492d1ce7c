import { assert } from "@std/assert";
import { connect, type Database, one } from "../../../support/database.ts";
import { addMember, addUser } from "../../../support/user.ts";

const RESTAURANTS = 7;
/** Rows of each restaurant in each table. */
const ROWS = 1500;

/** A look at any row, and the newest page of one restaurant. */
const queries: readonly ((restaurantId: string) => string)[] = [
  () => "select * from bookings order by id desc limit 1",
  (id) =>
    `select * from bookings where restaurant_id = '${id}'
     order by start_at desc limit 20`,
  (id) =>
    `select * from assignment_events where restaurant_id = '${id}'
     order by id desc limit 20`,
];

/** Creates restaurants with years of bookings and events. */
async function fillRestaurants(session: Database): Promise<string[]> {
  // What the planner would find without the many restaurants of other tests.
  for (const table of ["bookings", "assignment_events"]) {
    await session.unsafe(`
      alter table ${table}
        alter column restaurant_id set (n_distinct = ${RESTAURANTS})`);
  }
  const rows = await session<{ id: string }[]>`
    insert into restaurants (name, timezone)
    select 'Busy', 'Europe/Berlin' from generate_series(1, ${RESTAURANTS})
    returning id`;
  const ids = rows.map(({ id }) => id);
  // Side by side, as restaurants that are open at the same time fill the pages.
  await session`
    insert into bookings (restaurant_id, party_size, start_at, end_at, status)
    select r.id, 4, t.start_at, t.start_at + interval '1 hour', 'completed'
    from generate_series(1, ${ROWS}) as n
    cross join unnest(${ids}::uuid[]) as r (id)
    cross join lateral (
      select timestamptz '2030-01-01 00:00Z' + n * interval '1 hour' as start_at
    ) as t`;
  await session`
    insert into assignment_events
      (restaurant_id, booking_id, action, actor_role, before, after)
    select b.restaurant_id, b.id, 'edited', 'postgres', '{}', '{}'
    from bookings as b
    where b.restaurant_id = any (${ids}::uuid[])
    order by b.start_at`;
  await session`analyze bookings, assignment_events`;
  return ids;
}

type Plans = readonly {
  readonly Plan: {
    readonly "Shared Hit Blocks": number;
    readonly "Shared Read Blocks": number;
  };
}[];

/** How many pages the session reads for the query. */
async function countPages(session: Database, query: string): Promise<number> {
  const { "QUERY PLAN": plans } = one(
    await session.unsafe<{ "QUERY PLAN": Plans }[]>(
      `explain (analyze, buffers, format json) ${query}`,
    ),
  );
  const { Plan: plan } = one(plans);
  return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
}

/** Counts the pages of all queries as requests of that user. */
async function countAll(
  session: Database,
  userId: string,
  restaurantId: string,
): Promise<number[]> {
  await session`
    select set_config('role', 'authenticated', true),
      set_config('request.jwt.claims', ${
    JSON.stringify({ sub: userId, role: "authenticated" })
  }, true)`;
  const pages: number[] = [];
  for (const query of queries) {
    // The first time, catalogues are read as well.
    await countPages(session, query(restaurantId));
    pages.push(await countPages(session, query(restaurantId)));
  }
  await session`reset role`;
  return pages;
}

Deno.test("what one restaurant has stored costs others nothing: a stranger reads hardly a page, a member hardly more than they are shown", async () => {
  await using session = connect(1);
  await session`begin`;
  const [here = ""] = await fillRestaurants(session);
  const stranger = await addUser(session);
  const member = await addMember(session, { id: here }, "host");
  const pages = {
    stranger: await countAll(session, stranger, here),
    member: await countAll(session, member, here),
  };
  await session`rollback`;

  assert(
    Math.max(...pages.stranger) <= 5 && Math.max(...pages.member) <= 30,
    JSON.stringify(pages),
  );
});
