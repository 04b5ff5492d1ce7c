import pg from "pg";
import { WIRE_TYPES } from "./wire_types.ts";

/** PostgREST's default. */
const POOL_SIZE = 10;

/** The timeout that Supabase gives PostgREST's role. */
const STATEMENT_TIMEOUT_MS = 8000;

/**
 * The connections for requests. Those of lite's own driver are of no use once
 * one is lost within a transaction: then its pool never answers again.
 */
export function createRequestPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    types: WIRE_TYPES,
  });
  // A lost connection is told to the request on it; nobody else need know.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
