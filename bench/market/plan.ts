import type { Database } from "../../support/database.ts";

/** Tables of each restaurant, for 2, 4, 6 and 8 guests: 48 seats in all. */
const TABLES = 12;
const SEATS = `case
  when t <= 4 then 2 when t <= 9 then 4 when t <= 11 then 6 else 8 end`;

/** Bookings of each restaurant on the day. */
export const BOOKINGS = 25;

const TIMEZONES = [
  "Europe/Berlin",
  "Europe/London",
  "Europe/Madrid",
  "Europe/Rome",
  "America/New_York",
  "America/Chicago",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Asia/Tokyo",
  "Australia/Sydney",
];

/** Every second restaurant serves dinner only, the others lunch as well. */
const restaurantsSql = (count: number) => `
  create unlogged table market.restaurants as
  select n, gen_random_uuid() as id, gen_random_uuid() as zone_id,
    n % 2 = 0 as has_lunch, n % 3 = 0 as has_rule,
    (string_to_array('${TIMEZONES}', ','))[1 + n % ${TIMEZONES.length}]
      as timezone
  from generate_series(1, ${count}) as n`;

const DINING_TABLES = `
  create unlogged table market.dining_tables as
  select n, t, gen_random_uuid() as id, ${SEATS} as seats
  from market.restaurants
  cross join generate_series(0, ${TABLES - 1}) as t`;

/**
 * A table is given to three parties a day at most, one after the other, so
 * that whoever is still to be seated finds the planned table free. Only a move
 * may collide with the next party, where the turn is tight.
 */
const BOOKINGS_OF_THE_DAY = `
  create unlogged table market.bookings as
  with drawn as (
    select r.n, r.id as restaurant_id, r.timezone, r.has_rule,
      (k + r.n) % ${TABLES} as t,
      r.has_lunch and k * 3 / ${BOOKINGS} = 0 as is_lunch,
      (case when r.has_lunch then array['12:00', '18:00', '20:15']
        else array['17:00', '19:15', '21:30'] end)[1 + k * 3 / ${BOOKINGS}]
        ::time + interval '15 minutes' * floor(random() * 3) as starts,
      interval '90 minutes' + interval '15 minutes' * floor(random() * 2)
        as lasts,
      random() < 0.5 as is_seated,
      (random() < 0.4)::int as free_seats
    from market.restaurants as r
    cross join generate_series(0, ${BOOKINGS - 1}) as k
  )
  select row_number() over (order by random()) as position,
    gen_random_uuid() as id, d.restaurant_id, d.has_rule, d.is_seated,
    d.is_lunch, t.id as table_id, t.seats, t.seats - d.free_seats as party_size,
    day.start_at, day.start_at + d.lasts as end_at,
    gen_random_uuid() as assignment_id
  from drawn as d
  join market.dining_tables as t on t.n = d.n and t.t = d.t
  cross join lateral (
    select (current_date + 2 + d.starts) at time zone d.timezone as start_at
  ) as day
  order by position`;

/**
 * Draws up the market in a schema of its own: which restaurants, tables and
 * bookings there are, and which table each party gets. The bookings are in no
 * order, as they come in.
 *
 * @param sql Sessions with the rights of a superuser.
 */
export async function planMarket(
  sql: Database,
  restaurants: number,
): Promise<void> {
  // All at once, because the seed is for one session alone.
  await sql.unsafe(`
    create schema market;
    select setseed(0.5);
    ${restaurantsSql(restaurants)};
    ${DINING_TABLES};
    ${BOOKINGS_OF_THE_DAY};
    create index on market.bookings (is_seated, position);
    analyze market.restaurants, market.dining_tables, market.bookings`);
}
