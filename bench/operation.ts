import type { Item } from "./district.ts";
import type { Session } from "./session.ts";

/** One statement in a transaction of its own. */
export interface Operation {
  /** Names the prepared statement. */
  readonly name: string;
  readonly text: string;
  /** Its parameters for a booking. */
  values(item: Item): unknown[];
  /** A query for the number of rows that it has left for booking ids. */
  readonly count?: string;
}

/** Performs an operation once and awaits the commit. */
export async function perform(
  session: Session,
  { name, text, values }: Operation,
  item: Item,
): Promise<void> {
  await session.query({ name, text, values: values(item) });
}

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
  count: `select count(*) from bench.assigned_tables
    where assignment_id = any ($1)`,
};

const COUNT_HELD = `select count(*) from public.bookings as b
  join public.table_assignments as a
    on a.restaurant_id = b.restaurant_id and a.booking_id = b.id
  join public.assigned_tables as t
    on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
  where b.id = any ($1) and b.status = 'confirmed'
    and t.during = tstzrange(b.start_at, b.end_at)`;

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
