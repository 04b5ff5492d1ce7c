import postgres, { type Sql } from "postgres";
import { assign } from "../../support/rpc.ts";
import type { Seating, Staff } from "./scene.ts";

/** A connection to the database as one member of staff, for every call. */
export async function connectAs(
  databaseUrl: string,
  { userId }: Staff,
): Promise<Sql & AsyncDisposable> {
  const sql = postgres(databaseUrl, { max: 1 });
  const claims = JSON.stringify({ sub: userId, role: "authenticated" });
  await sql`
    select set_config('role', 'authenticated', false),
      set_config('request.jwt.claims', ${claims}, false)`;
  return Object.assign(sql, { [Symbol.asyncDispose]: () => sql.end() });
}

/** Seats a booking with the RPC alone and gives the milliseconds it took. */
export async function assignOverPostgres(
  sql: Sql,
  { bookingId, tableId }: Seating,
): Promise<number> {
  const began = performance.now();
  await assign(sql, bookingId, [tableId], { key: crypto.randomUUID() });
  return performance.now() - began;
}
