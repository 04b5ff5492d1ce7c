import { type Database, one } from "../../../support/database.ts";

/** The moment at which a clock in Berlin shows this local time. */
export async function momentOf(
  sql: Database,
  localTime: string,
): Promise<string> {
  const row = one(
    await sql<{ moment: Date }[]>`
    select ${localTime}::text::timestamp at time zone 'Europe/Berlin' as moment`,
  );
  return row.moment.toISOString();
}
