import { assertEquals } from "@std/assert";
import { type Database, one } from "../../../support/database.ts";
import type { Restaurant } from "../../../support/restaurant.ts";

/** The service that a booking belongs to. */
export interface Service {
  /** Name of the service period; null when the booking starts in none. */
  readonly period: string | null;
  readonly serviceDate: string;
}

/**
 * Finds the service that a start belongs to.
 *
 * @param start A moment with an offset, or a local time of the restaurant.
 */
export async function findService(
  sql: Database,
  restaurant: Pick<Restaurant, "id">,
  start: string,
): Promise<Service> {
  const moment = start.includes("+")
    ? sql`${start}::text::timestamptz`
    : sql`${start}::text::timestamp at time zone r.timezone`;
  const row = one(
    await sql<Service[]>`
    select p.name as period, s.service_date::text as "serviceDate"
    from restaurants as r
    cross join allocator.find_service(r.id, r.timezone, ${moment}) as s
    left join service_periods as p
      on p.restaurant_id = r.id and p.id = s.service_period_id
    where r.id = ${restaurant.id}`,
  );
  return { ...row };
}

/** A start, and the service that it belongs to. */
export type ServiceOfStart = [
  start: string,
  period: string | null,
  serviceDate: string,
];

/** Expects each start to belong to the service beside it. */
export async function assertServices(
  sql: Database,
  restaurant: Pick<Restaurant, "id">,
  starts: readonly ServiceOfStart[],
): Promise<void> {
  for (const [start, period, serviceDate] of starts) {
    assertEquals(
      { start, ...await findService(sql, restaurant, start) },
      { start, period, serviceDate },
    );
  }
}
