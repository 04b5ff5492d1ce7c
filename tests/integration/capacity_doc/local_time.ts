import { type Database, one } from "../../../support/database.ts";

/** The moment at which a restaurant's clock shows this local time. */
export async function momentOf(
  sql: Database,
  localTime: string,
  timezone = "Europe/Berlin",
): Promise<string> {
  const row = one(
    await sql<{ moment: Date }[]>`
    select ${localTime}::text::timestamp at time zone ${timezone} as moment`,
  );
  return row.moment.toISOString();
}
