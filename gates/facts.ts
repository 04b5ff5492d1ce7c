import type { FactBase } from "@supabase/pg-delta/core";
import { extract } from "@supabase/pg-delta/extract";
import pg from "pg";

/** Reads everything that a database's schema consists of. */
export async function readFacts(databaseUrl: string): Promise<FactBase> {
  const pool = new pg.Pool({ connectionString: databaseUrl });
  // The pool ends before its connections do, so the server may stop first and
  // report that to one which is no longer in use.
  pool.on("error", () => {});
  try {
    return (await extract(pool)).factBase;
  } finally {
    await pool.end();
  }
}
