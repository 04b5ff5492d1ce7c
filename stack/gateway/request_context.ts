import type { PostgresConnection } from "@supabase/lite/postgres";
import { sql } from "kysely";

type WithContext = PostgresConnection["withContext"];

/** What lite knows about the caller. */
export type RequestVars = Parameters<WithContext>[0];

/** What lite knows about the request. */
export type RequestOptions = Parameters<WithContext>[2];

/** A database, or a transaction in one. */
export type Database = PostgresConnection["kysely"];

/** The role of a request, and the claims of its token. */
export function identityIn(
  vars: RequestVars,
): { role: string; claims: unknown } {
  const auth = vars?.auth;
  if (typeof auth !== "object" || auth === null) {
    return { role: "anon", claims: { role: "anon" } };
  }
  const role = "role" in auth ? String(auth.role ?? "anon") : "anon";
  const claims = "jwt" in auth ? auth.jwt : undefined;
  return { role, claims: claims ?? { role } };
}

/** Sets the whole request context in one round trip. */
export async function enter(
  db: Database,
  role: string,
  claims: unknown,
  rpc: NonNullable<RequestOptions>["rpc"],
): Promise<void> {
  const readOnly = rpc?.readOnly
    ? sql`, set_config('transaction_read_only', 'on', true)`
    : sql``;
  await sql`
    select set_config('search_path', 'public, extensions', true),
      set_config('role', ${role}, true),
      set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
      set_config('request.method', ${rpc?.method ?? ""}, true),
      set_config('request.path', ${rpc?.path ?? ""}, true),
      set_config('request.headers',
        ${JSON.stringify(rpc?.requestHeaders ?? {})}, true),
      set_config('response.status', '', true),
      set_config('response.headers', '', true)
      ${readOnly}`.execute(db);
}
