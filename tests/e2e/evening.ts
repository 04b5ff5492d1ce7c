import { addDays } from "../../dashboard/src/time/calendar.ts";
import { localTime, momentOf } from "../../dashboard/src/time/zoned_time.ts";
import { addBooking, type BookingOptions } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { addTable, addZone } from "../../support/restaurant.ts";
import { addServicePeriod } from "../../support/service_period.ts";
import { type Account, addStaff } from "./staff.ts";

/** Where the restaurants of these tests are; the browser is elsewhere. */
export const TIME_ZONE = "Europe/Berlin";

/** The restaurant's date tomorrow. */
export const TOMORROW = addDays(localTime(Date.now(), TIME_ZONE).date, 1);

/** The moment at which the restaurant's clock shows a time tomorrow. */
export function tomorrow(time: string): string {
  return new Date(momentOf({ date: TOMORROW, time }, TIME_ZONE)).toISOString();
}

/** The seats of the tables, which stand in a row in this order. */
const SEATS = { A: 2, B: 4, C: 4, D: 2 };

/** A restaurant that serves dinner, and a host who works there. */
export interface Evening {
  readonly id: string;
  readonly periodId: string;
  /** The ids of the tables by their labels. */
  readonly tables: Readonly<Record<keyof typeof SEATS, string>>;
  readonly host: Account;
}

/** Where a restaurant is, and when it serves dinner; each may be left out. */
export interface EveningOptions {
  readonly timezone?: string;
  /** The restaurant's local time. */
  readonly opensAt?: string;
  readonly closesAt?: string;
}

/** Creates a restaurant with four tables for two or four. */
export async function createEvening(
  sql: Database,
  { timezone = TIME_ZONE, opensAt = "17:00", closesAt = "00:00" }:
    EveningOptions = {},
): Promise<Evening> {
  const id = crypto.randomUUID();
  await sql`
    insert into restaurants (id, name, timezone)
    values (${id}, 'Zur Probe', ${timezone})`;
  const zoneId = await addZone(sql, id);
  const tables = { A: "", B: "", C: "", D: "" };
  for (const [index, [label, seats]] of Object.entries(SEATS).entries()) {
    const tableId = await addTable(sql, { id, zoneId }, { label, seats });
    await sql`
      update dining_tables set x = ${index * 150}, width = 110
      where id = ${tableId}`;
    tables[label as keyof typeof SEATS] = tableId;
  }
  const periodId = await addServicePeriod(sql, { id }, {
    start_time: opensAt,
    end_time: closesAt,
  });
  return { id, periodId, tables, host: await addStaff(sql, id) };
}

/** Adds a party of two that comes tomorrow evening, from 19:00 to 21:00. */
export async function addParty(
  sql: Database,
  evening: Pick<Evening, "id">,
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

/**
 * Lets a party sit down whatever the time, as only an operator can: the desk
 * shows an evening of tomorrow, for which the endpoints refuse it.
 */
export async function sitDown(
  sql: Database,
  bookingId: string,
): Promise<void> {
  await sql`update bookings set status = 'checked_in' where id = ${bookingId}`;
}
