import { type Database, one } from "../../../support/database.ts";
import {
  addAdjacency,
  addTable,
  addZone,
  createRestaurant,
} from "../../../support/restaurant.ts";
import { addBooking } from "../../../support/booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import {
  ADJACENCIES,
  BOOKINGS,
  momentOf,
  NO_BOOKING,
  PERIODS,
  RESTAURANT,
  STRANGE_TABLE,
  TABLES,
  TIMEZONE,
} from "./floor.ts";
import type { ModelState } from "./model_state.ts";
import { Names } from "./names.ts";
import { addRule } from "./operator.ts";

/** The restaurant of one run in the database. */
export interface System {
  readonly sql: Database;
  readonly restaurantId: string;
  readonly names: Names;
}

/** Creates the restaurant of the model in the database. */
export async function createSystem(
  sql: Database,
  { rules }: ModelState,
): Promise<System> {
  const restaurant = await createRestaurant(sql, {
    seats: [],
    timezone: TIMEZONE,
  });
  const stranger = await createRestaurant(sql, { seats: [4] });
  const names = new Names();
  names.add(restaurant.id, RESTAURANT);
  names.add(stranger.tableIds[0] ?? "", STRANGE_TABLE);
  names.add(crypto.randomUUID(), NO_BOOKING);

  const zoneIds = {
    hall: restaurant.zoneId,
    terrace: await addZone(sql, restaurant.id),
  };
  for (const { name, zone, seats, isMovable, isActive } of TABLES) {
    const place = { id: restaurant.id, zoneId: zoneIds[zone] };
    const id = await addTable(sql, place, {
      label: name,
      seats,
      is_movable: isMovable,
      is_active: isActive,
    });
    names.add(id, name);
  }
  for (const [table, other] of ADJACENCIES) {
    await addAdjacency(
      sql,
      restaurant.id,
      names.idOf(table),
      names.idOf(other),
    );
  }
  for (const { name, dayOfWeek, start, end } of PERIODS) {
    const id = await addServicePeriod(sql, restaurant, {
      name,
      ...(dayOfWeek === undefined ? {} : { day_of_week: dayOfWeek }),
      start_time: timeOf(start),
      end_time: timeOf(end),
    });
    names.add(id, name);
  }
  for (const { name, size, start, end } of BOOKINGS) {
    const id = await addBooking(sql, restaurant, {
      party_size: size,
      start_at: momentOf(start),
      end_at: momentOf(end),
    });
    names.add(id, name);
  }
  const system = { sql, restaurantId: restaurant.id, names };
  for (const rule of rules) await addRule(system, rule);
  return system;
}

function timeOf(minutes: number): string {
  const hours = Math.floor(minutes / 60) % 24;
  return `${hours}:${minutes % 60}`;
}

/** Every booking with its tables, as the tables of the database have it. */
export async function readBookings(
  { sql, restaurantId }: System,
): Promise<unknown> {
  const row = one(
    await sql<{ bookings: unknown }[]>`
    select jsonb_agg(jsonb_build_object(
      'name', b.id,
      'size', b.party_size,
      'start', b.start_at,
      'end', b.end_at,
      'status', b.status,
      'guestName', b.guest_name,
      'notes', b.notes,
      'assignment', a.id,
      'tables', coalesce(t.ids, '[]'),
      'windows', coalesce(t.windows, '[]'),
      'events', coalesce(e.actions, '[]')
    ) order by b.created_at, b.id) as bookings
    from bookings as b
    left join table_assignments as a
      on a.restaurant_id = b.restaurant_id and a.booking_id = b.id
    left join lateral (
      select jsonb_agg(t.table_id) as ids,
        jsonb_agg(distinct jsonb_build_array(lower(t.during), upper(t.during)))
          as windows
      from assigned_tables as t
      where t.restaurant_id = b.restaurant_id and t.assignment_id = a.id
    ) as t on true
    left join lateral (
      select jsonb_agg(e.action order by e.id) as actions
      from assignment_events as e
      where e.restaurant_id = b.restaurant_id and e.booking_id = b.id
    ) as e on true
    where b.restaurant_id = ${restaurantId}`,
  );
  return row.bookings;
}
