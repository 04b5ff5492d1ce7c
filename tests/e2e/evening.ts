import { addDays } from "../../dashboard/src/time/calendar.ts";
import { localTime, momentOf } from "../../dashboard/src/time/zoned_time.ts";
import { addBooking, type BookingOptions } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { addServicePeriod } from "../../support/service_period.ts";
import { addTable, addZone } from "../../support/restaurant.ts";
import { type Account, addStaff } from "./staff.ts";

/** Where the restaurants of these tests are; the browser is elsewhere. */
export const TIME_ZONE = "Europe/Berlin";

/** Tomorrow, as the restaurant has it. */
export const TOMORROW = addDays(localTime(Date.now(), TIME_ZONE).date, 1);

/** The moment of tomorrow evening at which the restaurant's clock shows this. */
export function tomorrow(time: string): string {
  return new Date(momentOf({ date: TOMORROW, time }, TIME_ZONE)).toISOString();
}

/** A restaurant that serves dinner, and somebody who works there. */
export interface Evening {
  id: string;
  periodId: string;
  /** By their labels A, B, C and so on. */
  tables: Record<string, string>;
  host: Account;
}

/** Creates a restaurant with a row of neighbouring tables for two or four. */
export async function createEvening(
  sql: Database,
  seats: readonly number[] = [2, 4, 4, 2],
): Promise<Evening> {
  const id = crypto.randomUUID();
  await sql`
    insert into restaurants (id, name, timezone)
    values (${id}, 'Zur Probe', ${TIME_ZONE})`;
  const zoneId = await addZone(sql, id);
  const tables: Record<string, string> = {};
  for (const [index, count] of seats.entries()) {
    const label = String.fromCharCode(65 + index);
    tables[label] = await addTable(sql, { id, zoneId }, {
      label,
      seats: count,
    });
    await sql`
      update dining_tables set x = ${index * 150}, width = 110
      where id = ${tables[label]}`;
  }
  const periodId = await addServicePeriod(sql, { id }, {
    start_time: "17:00",
    end_time: "01:00",
  });
  return { id, periodId, tables, host: await addStaff(sql, id) };
}

/** Adds a party of two that comes tomorrow evening, from 19:00 to 21:00. */
export async function addParty(
  sql: Database,
  evening: Evening,
  guest_name: string,
  options: BookingOptions = {},
): Promise<string> {
  return await addBooking(sql, evening, {
    guest_name,
    party_size: 2,
    start_at: tomorrow("19:00"),
    end_at: tomorrow("21:00"),
    ...options,
  });
}
