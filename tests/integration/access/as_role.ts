import type { Database } from "../../../support/database.ts";

/** The database roles that a request can have. */
export type RequestRole = "anon" | "authenticated" | "service_role";

/** Runs queries in one transaction as a request of that role without a user. */
export async function asRole<T>(
  sql: Database,
  role: RequestRole,
  run: (transaction: Database) => Promise<T>,
): Promise<T> {
  const claims = JSON.stringify({ role });
  const result = await sql.begin(async (transaction) => {
    await transaction`
      select set_config('role', ${role}, true),
        set_config('request.jwt.claims', ${claims}, true)`;
    return { value: await run(transaction as unknown as Database) };
  });
  return result.value;
}
