import type { Item } from "./district.ts";
import type { Session } from "./session.ts";

/** What an operation concerns: one booking, or several at once. */
export type Subject = Item | readonly Item[];

/** One statement in a transaction of its own. */
export interface Operation<Of extends Subject = Item> {
  /** Names the prepared statement. */
  readonly name: string;
  readonly text: string;
  /** Its parameters. */
  values(subject: Of): unknown[];
  /** A query for how many of these bookings ($1) have these tables ($2) now. */
  readonly count?: string;
}

/** Performs an operation once and awaits the commit. */
export async function perform<Of extends Subject>(
  session: Session,
  { name, text, values }: Operation<Of>,
  subject: Of,
): Promise<void> {
  await session.query({ name, text, values: values(subject) });
}

const WANTED =
  "unnest($1::uuid[], $2::uuid[]) as wanted (booking_id, table_id)";

/** One row into the bare copy of assigned_tables. */
export const BASELINE: Operation = {
  name: "baseline",
  text: `insert into bench.assigned_tables
      (assignment_id, restaurant_id, table_id, during)
    values ($1, $2, $3, tstzrange($4, $5))`,
  values: (item) => [
    item.bookingId,
    item.restaurantId,
    item.tableIds[0],
    item.startAt,
    item.endAt,
  ],
  count: `select count(*) from ${WANTED}
    join bench.assigned_tables as t
      on t.assignment_id = wanted.booking_id and t.table_id = wanted.table_id`,
};

const COUNT_TABLES = `select count(*) from ${WANTED}
  join public.bookings as b
    on b.id = wanted.booking_id
  join public.table_assignments as a
    on a.restaurant_id = b.restaurant_id and a.booking_id = b.id
  join public.assigned_tables as t
    on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
      and t.table_id = wanted.table_id
  where t.during = tstzrange(b.start_at, b.end_at)`;

const COUNT_HELD = `${COUNT_TABLES} and b.status = 'confirmed'`;

/** An assignment. */
export const ASSIGN: Operation = {
  name: "assign",
  text: "select assign_tables_atomic_v2($1, $2)",
  values: (item) => [item.bookingId, item.tableIds],
  count: COUNT_HELD,
};

/** An assignment of tables that must stand next to each other. */
export const ASSIGN_ADJACENT: Operation = {
  ...ASSIGN,
  name: "assign_adjacent",
  text: "select assign_tables_atomic_v2($1, $2, true)",
};

/** An assignment under an idempotency key, as over HTTP. */
export const ASSIGN_ONCE: Operation = {
  ...ASSIGN,
  name: "assign_once",
  text: "select assign_tables_atomic_v2($1, $2, false, null, $3)",
  values: (item) => [item.bookingId, item.tableIds, crypto.randomUUID()],
};

/** An edit that moves a booking of an hour to the hour after. */
export const MOVE: Operation = {
  name: "move",
  text: `select update_booking_with_capacity_check(
      $1, $2, $2::timestamptz + interval '1 hour'
    )`,
  values: (item) => [item.bookingId, item.endAt],
  count: `${COUNT_HELD}
    and (b.start_at at time zone 'Europe/Berlin')::time = '13:00'`,
};

/** A new booking with its tables, whose guest is named after the item. */
export const CREATE: Operation = {
  name: "create_booking",
  text: `select create_booking_with_capacity_check(
      $1, $2, 4, $3, $4, p_table_ids => $5
    )`,
  values: (item) => [
    item.restaurantId,
    item.startAt,
    item.endAt,
    item.bookingId,
    item.tableIds,
  ],
  count: `select count(*) from ${WANTED}
    join public.bookings as b on b.guest_name = wanted.booking_id::text
    join public.table_assignments as a on a.booking_id = b.id
    join public.assigned_tables as t
      on t.assignment_id = a.id and t.table_id = wanted.table_id
    where b.status = 'confirmed'`,
};

/** A party sits down at the tables that its booking holds. */
export const CHECK_IN: Operation = {
  name: "check_in",
  text: `select update_booking_with_capacity_check(
      $1, p_status => 'checked_in'
    )`,
  values: (item) => [item.bookingId],
  count: `${COUNT_TABLES} and b.status = 'checked_in' and t.occupied`,
};

/** A party leaves. */
export const LEAVE: Operation = {
  name: "leave",
  text: `select update_booking_with_capacity_check(
      $1, p_status => 'completed'
    )`,
  values: (item) => [item.bookingId],
  count: `select count(*) from ${WANTED}
    join public.bookings as b on b.id = wanted.booking_id
    where b.status = 'completed' and not exists (
      select from public.table_assignments as a where a.booking_id = b.id
    )`,
};

/** Several bookings of a restaurant get the tables of their items at once. */
export const SEAT: Operation<readonly Item[]> = {
  name: "seat",
  text: "select seat_bookings_atomic($1, $2)",
  values: (items) => [
    items[0]?.restaurantId,
    JSON.stringify(
      items.map(({ bookingId, tableIds }) => ({ bookingId, tableIds })),
    ),
  ],
  count: COUNT_HELD,
};

/** A release of all tables. */
export const RELEASE: Operation = {
  name: "release",
  text: "select unassign_tables_atomic($1)",
  values: (item) => [item.bookingId],
};

/** A statement that does nothing: the round trip alone. */
export const ROUND_TRIP: Operation = {
  name: "round_trip",
  text: "select 1",
  values: () => [],
};
