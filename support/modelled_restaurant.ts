import type { Rule } from "../model/capacity.ts";
import type { Restaurant, ServicePeriod } from "../model/restaurant.ts";
import type { Booking } from "../model/state.ts";
import { addBooking } from "./booking.ts";
import type { Database } from "./database.ts";
import {
  addAdjacency,
  addTable,
  addZone,
  createRestaurant,
} from "./restaurant.ts";
import { addServicePeriod } from "./service_period.ts";

/**
 * Creates a restaurant of the model, whose ids are names, in the database.
 *
 * @param bookings They are created pending, without tables.
 * @returns The ids that the database gave to the names.
 */
export async function createModelled(
  sql: Database,
  restaurant: Restaurant,
  bookings: readonly Booking[],
): Promise<Record<string, string>> {
  const { ids } = await sql.begin(async (transaction) => {
    const session = transaction as unknown as Database;
    return { ids: await create(session, restaurant, bookings) };
  });
  return ids;
}

async function create(
  sql: Database,
  { id: name, timezone, tables, adjacencies, servicePeriods }: Restaurant,
  bookings: readonly Booking[],
): Promise<Record<string, string>> {
  const { id } = await createRestaurant(sql, { seats: [], timezone });
  const ids: Record<string, string> = { [name]: id };
  const idOf = (name: string) => ids[name] ?? "";
  for (const { id: label, zoneId, seats, isMovable, isActive } of tables) {
    ids[zoneId] ??= await addZone(sql, id);
    ids[label] = await addTable(sql, { id, zoneId: idOf(zoneId) }, {
      label,
      seats,
      is_movable: isMovable,
      is_active: isActive,
    });
  }
  for (const [table, other] of adjacencies) {
    await addAdjacency(sql, id, idOf(table), idOf(other));
  }
  for (const period of servicePeriods) {
    ids[period.id] = await addServicePeriod(sql, { id }, rowOf(period));
  }
  for (const { id: name, partySize, startAt, endAt, guestName } of bookings) {
    ids[name] = await addBooking(sql, { id }, {
      party_size: partySize,
      start_at: startAt,
      end_at: endAt,
      guest_name: guestName,
    });
  }
  return ids;
}

function rowOf({ id: name, dayOfWeek, start, end }: ServicePeriod) {
  const timeOf = (minutes: number) =>
    `${Math.floor(minutes / 60) % 24}:${minutes % 60}`;
  return {
    name,
    ...(dayOfWeek !== null && { day_of_week: dayOfWeek }),
    start_time: timeOf(start),
    end_time: timeOf(end),
  };
}

/**
 * Adds a capacity rule of the model, with the ids of the database in it.
 *
 * @param id Of rules that tie, the one with the smallest id counts.
 */
export async function addModelledRule(
  sql: Database,
  restaurant: { readonly id: string },
  rule: Rule,
  id: string = crypto.randomUUID(),
): Promise<void> {
  const row = {
    id,
    restaurant_id: restaurant.id,
    service_period_id: rule.servicePeriodId,
    day_of_week: rule.dayOfWeek,
    effective_date: rule.effectiveDate,
    max_covers: rule.maxCovers,
    max_parties: rule.maxParties,
  };
  await sql`insert into restaurant_capacity_rules ${sql(row)}`;
}
