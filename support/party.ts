import { addBooking, type BookingOptions } from "./booking.ts";
import { type Database, one } from "./database.ts";
import { inMinutes, near } from "./near_now.ts";
import type { Restaurant } from "./restaurant.ts";
import { edit } from "./room_rpc.ts";
import { assign } from "./rpc.ts";

/**
 * A party that has sat down at these tables.
 *
 * @param options Its window began half an hour ago by default, and has an hour
 * to go.
 */
export async function addSittingParty(
  sql: Database,
  restaurant: Pick<Restaurant, "id">,
  tableIds: readonly string[],
  options: BookingOptions = {},
): Promise<string> {
  const bookingId = await addPromise(sql, restaurant, tableIds, {
    ...near(-30, 60),
    ...options,
  });
  await edit(sql, bookingId, { status: "checked_in" });
  return bookingId;
}

/** A booking near now to which these tables are promised. */
export async function addPromise(
  sql: Database,
  restaurant: Pick<Restaurant, "id">,
  tableIds: readonly string[],
  options: BookingOptions,
): Promise<string> {
  const bookingId = await addBooking(sql, restaurant, options);
  await assign(sql, bookingId, tableIds);
  return bookingId;
}

/**
 * A party that still sits at these tables though its window is over: it had an
 * hour and a half.
 *
 * @param minutes How long ago its window ended.
 */
export async function addOverdueParty(
  sql: Database,
  restaurant: Pick<Restaurant, "id">,
  tableIds: readonly string[],
  minutes: number,
): Promise<string> {
  const bookingId = await addSittingParty(sql, restaurant, tableIds);
  const start = inMinutes(-90 - minutes);
  await sql`
    update bookings
    set start_at = ${start}, end_at = ${inMinutes(-minutes)},
      seated_at = ${start}
    where id = ${bookingId}`;
  return bookingId;
}

/** What is stored about a party: its times, and its tables. */
export interface Party {
  readonly status: string;
  readonly seatedAt: Date | null;
  readonly leftAt: Date | null;
  readonly startAt: Date;
  readonly endAt: Date;
  /** Ascending. */
  readonly tableIds: readonly string[];
  /** Those at which it sits. */
  readonly occupiedIds: readonly string[];
  /** From and until when it holds its tables; null when it holds none. */
  readonly heldFrom: Date | null;
  readonly heldUntil: Date | null;
}

/** Reads a party from the tables themselves. */
export async function readParty(
  sql: Database,
  bookingId: string,
): Promise<Party> {
  return one(
    await sql<Party[]>`
    select b.status, b.seated_at as "seatedAt", b.left_at as "leftAt",
      b.start_at as "startAt", b.end_at as "endAt",
      array_remove(array_agg(t.table_id order by t.table_id), null)
        as "tableIds",
      coalesce(
        array_agg(t.table_id order by t.table_id) filter (where t.occupied), '{}'
      ) as "occupiedIds",
      min(lower(t.during)) as "heldFrom", max(upper(t.during)) as "heldUntil"
    from bookings as b
    left join table_assignments as a
      on a.restaurant_id = b.restaurant_id and a.booking_id = b.id
    left join assigned_tables as t
      on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
    where b.id = ${bookingId}
    group by b.id, b.restaurant_id`,
  );
}
