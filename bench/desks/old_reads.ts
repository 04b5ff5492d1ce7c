import type { Statement } from "./api_pool.ts";

/** What a desk read before `read_service`: a group of requests each time. */
export interface OldRead {
  readonly every: number;
  readonly statements: readonly ((restaurantId: string) => Statement)[];
}

/** A query as PostgREST sends it: its rows as one JSON text. */
function asJson(query: string) {
  return (restaurantId: string): Statement => ({
    text: `select coalesce(json_agg(source), '[]')::text
      from (${query}) as source`,
    values: [restaurantId],
  });
}

/** The bookings of a date, what reaches into it and the 12 hours after it. */
const BOOKINGS = asJson(
  `select b.id, b.guest_name, b.party_size, b.start_at, b.end_at, b.status,
     b.notes, embedded.assignments
   from bookings as b
   left join lateral (
     select json_agg(held.tables) as assignments
     from table_assignments as a
     left join lateral (
       select json_agg(t.table_id) as tables
       from assigned_tables as t
       where t.assignment_id = a.id and t.restaurant_id = a.restaurant_id
         and t.during = a.during
     ) as held on true
     where a.booking_id = b.id and a.restaurant_id = b.restaurant_id
       and a.during = b.hold
   ) as embedded on true
   where b.restaurant_id = $1
     and b.start_at > '2040-01-01 00:00+01'
     and b.start_at < '2040-01-03 12:00+01'
     and b.end_at > '2040-01-02 00:00+01'
   order by b.start_at, b.id
   limit 1000`,
);

const EVENTS = asJson(
  `select id, booking_id, action, actor_id, created_at, before, after
   from assignment_events
   where restaurant_id = $1
   order by id desc
   limit 40`,
);

/** The names of the guests of the events. */
const NAMES = asJson(
  `select id, guest_name
   from bookings
   where id = any (array(
     select booking_id from assignment_events
     where restaurant_id = $1 order by id desc limit 40
   ))`,
);

const RULES = asJson(
  `select id, service_period_id, day_of_week, effective_date, max_covers,
     max_parties
   from restaurant_capacity_rules
   where restaurant_id = $1
   order by id
   limit 1000`,
);

const FLOOR = [
  asJson(
    `select id, name from zones
     where restaurant_id = $1 order by created_at, id limit 1000`,
  ),
  asJson(
    `select id, zone_id, label, seats, min_party, is_movable, is_active, x, y,
       width, height
     from dining_tables where restaurant_id = $1 order by id limit 1000`,
  ),
  asJson(
    `select table_a, table_b from table_adjacencies
     where restaurant_id = $1 order by table_a, table_b limit 1000`,
  ),
  asJson(
    `select id, name, day_of_week, start_time, end_time from service_periods
     where restaurant_id = $1 order by id limit 1000`,
  ),
];

/** All that it read while it stood on a date. */
export const OLD_READS: readonly OldRead[] = [
  { every: 3, statements: [BOOKINGS] },
  { every: 4, statements: [EVENTS, NAMES] },
  { every: 15, statements: [RULES] },
  { every: 30, statements: FLOOR },
];
