import pg from "pg";
import { WIRE_TYPES } from "./wire_types.ts";

/** PostgREST's default. */
const POOL_SIZE = 10;

/** The timeout that Supabase sets for PostgREST's role. */
const STATEMENT_TIMEOUT_MS = 8000;

/**
 * The connections for requests. lite's own driver cannot be used: after a
 * connection is lost within a transaction, its pool never responds again.
 */
export function createRequestPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    types: WIRE_TYPES,
  });
  // The request that loses its connection gets the error itself.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
