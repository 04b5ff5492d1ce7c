import { type Database, one } from "../../../support/database.ts";

/** What public.erase_guest_data returns. */
export interface Erased {
  readonly restaurantId: string;
  readonly erasedBookingIds: string[];
}

/** Calls erase_guest_data. */
export async function erase(
  sql: Database,
  restaurantId: string,
  bookingIds: readonly string[],
): Promise<Erased> {
  const row = one(
    await sql<{ answer: Erased }[]>`
    select erase_guest_data(
      ${restaurantId}, ${[...bookingIds]}::uuid[]
    ) as answer`,
  );
  return row.answer;
}

/** What public.export_guest_data returns. */
export interface Exported {
  readonly restaurantId: string;
  readonly bookings: readonly Record<string, unknown>[];
}

/** Calls export_guest_data. */
export async function exportData(
  sql: Database,
  restaurantId: string,
  bookingIds: readonly string[],
): Promise<Exported> {
  const row = one(
    await sql<{ answer: Exported }[]>`
    select export_guest_data(
      ${restaurantId}, ${[...bookingIds]}::uuid[]
    ) as answer`,
  );
  return row.answer;
}

/** The tables that have this text anywhere in a row. */
export async function tablesWith(
  sql: Database,
  text: string,
): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select table_schema || '.' || table_name as name
    from information_schema.tables
    where table_schema in ('public', 'allocator') and table_type = 'BASE TABLE'
    order by name`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await sql`
      select from ${sql(name)} as t where t::text like ${`%${text}%`} limit 1`;
    if (rows.length > 0) found.push(name);
  }
  return found;
}
