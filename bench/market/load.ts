import type { Database } from "../../support/database.ts";
import { progress } from "./progress.ts";

/** The floors: what every restaurant has before anybody books. */
const FLOORS = [
  `insert into restaurants (id, name, timezone)
    select id, 'Restaurant ' || n, timezone from market.restaurants`,
  `insert into zones (id, restaurant_id, name)
    select zone_id, id, 'Main room' from market.restaurants`,
  `insert into service_periods (restaurant_id, name, start_time, end_time)
    select id, 'Lunch', time '11:30', time '15:00' from market.restaurants
    where has_lunch
    union all
    select id, 'Dinner', time '16:30', time '00:00' from market.restaurants`,
  `insert into dining_tables (id, restaurant_id, zone_id, label, seats, x, y)
    select t.id, r.id, r.zone_id, 'T' || t.t + 1, t.seats,
      t.t % 4 * 150, t.t / 4 * 150
    from market.dining_tables as t join market.restaurants as r using (n)`,
];

const BOOKINGS = [
  `insert into bookings (id, restaurant_id, party_size, start_at, end_at,
      status, guest_name, notes)
    select id, restaurant_id, party_size, start_at, end_at,
      case when is_seated then 'confirmed' else 'pending' end::booking_status,
      'Guest ' || position,
      case when position % 5 = 0 then 'Table by the window' end
    from market.bookings order by position`,
];

/** Who sits where, in the order in which they were seated. */
const SEATED = [
  `insert into table_assignments (id, restaurant_id, booking_id)
    select assignment_id, restaurant_id, id
    from market.bookings where is_seated order by position`,
  `insert into assigned_tables (assignment_id, restaurant_id, table_id, during)
    select assignment_id, restaurant_id, table_id, tstzrange(start_at, end_at)
    from market.bookings where is_seated order by position`,
];

/**
 * A rule leaves room for 10 to 19 guests and 6 parties in the busier of its
 * restaurant's services.
 */
const RULES = [
  `create unlogged table market.rules as
    select restaurant_id, max(covers) + 10 + floor(random() * 10)::int
        as max_covers, max(parties) + 6 as max_parties
    from (
      select restaurant_id, sum(party_size)::int as covers,
        count(*)::int as parties
      from market.bookings where has_rule and is_seated
      group by restaurant_id, is_lunch
    ) as services
    group by restaurant_id`,
  `insert into restaurant_capacity_rules
      (restaurant_id, max_covers, max_parties)
    select restaurant_id, max_covers, max_parties from market.rules`,
];

/** What the assignments would have written had they been made one by one. */
const AUDIT = [
  `insert into assignment_events
      (restaurant_id, booking_id, action, actor_role, before, after, capacity)
    select b.restaurant_id, b.id, 'assigned', 'service_role',
      state || '{"status": "pending", "tableIds": []}',
      state || jsonb_build_object(
        'status', 'confirmed', 'tableIds', array[b.table_id]
      ),
      case when r.max_covers is null then '{"state": "unlimited"}'
        else jsonb_build_object(
          'state', 'enforced',
          'covers', sum(b.party_size) over service,
          'maxCovers', r.max_covers,
          'parties', count(*) over service,
          'maxParties', r.max_parties
        )
      end
    from market.bookings as b
    left join market.rules as r using (restaurant_id)
    cross join lateral jsonb_build_object(
      'partySize', b.party_size, 'startAt', b.start_at, 'endAt', b.end_at
    ) as state
    where b.is_seated
    window service as (
      partition by b.restaurant_id, b.is_lunch order by b.position
    )
    order by b.position`,
];

const LOADED = [
  "restaurants",
  "zones",
  "service_periods",
  "dining_tables",
  "restaurant_capacity_rules",
  "bookings",
  "table_assignments",
  "assigned_tables",
  "assignment_events",
];

/**
 * Fills the tables with the market that was planned, over two sessions at a
 * time. The triggers that keep foreign keys and statuses are off meanwhile, so
 * somebody has to look at what they would have; other constraints hold.
 *
 * @param sql Sessions with the rights of a superuser, with
 * `session_replication_role = replica`.
 */
export async function loadMarket(sql: Database): Promise<void> {
  progress("Loading restaurants and their rules");
  await sql.unsafe("truncate restaurants cascade");
  await Promise.all([run(sql, FLOORS), run(sql, RULES)]);
  progress("Loading bookings and who sits where");
  await Promise.all([run(sql, [...BOOKINGS, ...AUDIT]), run(sql, SEATED)]);
  progress("Vacuuming");
  for (const table of LOADED) await sql.unsafe(`vacuum analyze ${table}`);
  await sql.unsafe("checkpoint");
}

async function run(sql: Database, statements: string[]): Promise<void> {
  for (const statement of statements) await sql.unsafe(statement);
}
