import postgres from "postgres";
import { prepare } from "../../doctor/database.ts";
import { diagnose, type Diagnosis } from "../../doctor/diagnosis.ts";
import { SUPABASE_DIR } from "../../gates/schema_files.ts";
import { ScratchServer } from "../../gates/scratch_server.ts";
import { SUPERUSER } from "../../stack/postgres/cluster.ts";
import { type Database, inTransaction } from "../../support/database.ts";

/** The database that has all migrations and the demo restaurant. */
export const PATIENT = "patient";

/** A PostgreSQL for the tests of a file, from the first to the last. */
export function sharedServer(): () => ScratchServer {
  let server: ScratchServer | undefined;
  Deno.test.beforeAll(async () => {
    server = await ScratchServer.start();
    await server.createMigrated(PATIENT, SUPABASE_DIR);
  });
  Deno.test.afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
  });
  return () => {
    if (server === undefined) throw new Error("The server has not started");
    return server;
  };
}

/**
 * Carries out SQL as the superuser, lets the doctor look as `postgres`, and
 * undoes everything.
 */
export async function diagnosisAfter(
  server: ScratchServer,
  plant: string,
): Promise<Diagnosis> {
  const url = new URL(server.url(PATIENT));
  url.username = SUPERUSER;
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  let diagnosis: Diagnosis | undefined;
  try {
    await inTransaction(sql, async (transaction) => {
      await transaction.unsafe(plant);
      await transaction.unsafe("set local session_replication_role = origin");
      await transaction.unsafe("set local role postgres");
      await prepare(transaction);
      diagnosis = await diagnose(transaction);
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  } finally {
    await sql.end();
  }
  if (diagnosis === undefined) throw new Error("The doctor did not look");
  return diagnosis;
}

/** Ends a transaction without its changes. */
class Undone extends Error {}

/** What the doctor found, one line for each place. */
export function linesOf({ findings, notLookedAt }: Diagnosis): string[] {
  return [
    ...findings.flatMap(({ check, what, where }) =>
      where.map((place) => `${check}: ${what}: ${place}`)
    ),
    ...notLookedAt.map(({ check, why }) => `${check}: not looked at: ${why}`),
  ];
}

/** A fault, and what the doctor has to say about it. */
export interface Plant {
  readonly name: string;
  readonly sql: string;
  /** Every line, and no other. */
  readonly finds: readonly string[];
}

/** A connection to a database of the server that ends with the test. */
export function session(
  server: ScratchServer,
  database = PATIENT,
): Database & AsyncDisposable {
  const sql = postgres(server.url(database), { max: 1, onnotice: () => {} });
  return Object.assign(sql, { [Symbol.asyncDispose]: () => sql.end() });
}
