import postgres from "postgres";
import { type Database, inTransaction } from "../support/database.ts";
import { CannotLook } from "./cannot_look.ts";

/** Milliseconds. A lock that is not free soon is a change of the schema. */
const LOCK_TIMEOUT = 5_000;

/** Milliseconds for one query: the invariants read whole tables. */
const STATEMENT_TIMEOUT = 300_000;

/** Seconds to connect. */
const CONNECT_TIMEOUT = 10;

/**
 * Opens one connection and looks at the database in one transaction, which can
 * only read and sees one moment.
 *
 * @throws {CannotLook} If the database cannot be reached, the connection breaks
 * or a query fails that is no check's. The message does not have the connection
 * string, which has a password.
 */
export async function lookAt<T>(
  url: string,
  look: (sql: Database) => Promise<T>,
): Promise<T> {
  const sql = open(url);
  // The driver also rejects promises that only it has when a connection breaks.
  const ignore = (event: PromiseRejectionEvent) => {
    if (isOfDatabase(event.reason)) event.preventDefault();
  };
  addEventListener("unhandledrejection", ignore);
  try {
    await sql`select`.catch((error) => {
      throw new CannotLook(`Cannot connect: ${reasonOf(error)}`);
    });
    return await readOnly(sql, look).catch((error) => {
      throw isOfDatabase(error)
        ? new CannotLook(`Cannot go on: ${reasonOf(error)}`)
        : error;
    });
  } finally {
    await sql.end({ timeout: 5 });
    removeEventListener("unhandledrejection", ignore);
  }
}

function open(url: string): Database {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new CannotLook(
      "The value of --db-url is not a connection string: postgresql://user:password@host:port/database",
    );
  }
  return postgres(url, {
    max: 1,
    // A pool in transaction mode has no prepared statements.
    prepare: false,
    onnotice: () => {},
    connect_timeout: CONNECT_TIMEOUT,
    // As libpq does where the URL does not say: with TLS if the server has it.
    ...parsed.searchParams.has("sslmode") ? {} : { ssl: "prefer" },
  });
}

/** Settings count until the transaction ends: a pool may share the session. */
async function readOnly<T>(
  sql: Database,
  look: (sql: Database) => Promise<T>,
): Promise<T> {
  return await inTransaction(sql, async (transaction) => {
    await transaction.unsafe(
      "set transaction isolation level repeatable read read only",
    );
    await prepare(transaction);
    return await look(transaction);
  });
}

/** Makes a transaction ready for the checks, which qualify what they name. */
export async function prepare(transaction: Database): Promise<void> {
  await transaction`
    select set_config(name, value, true) from (values
      ('search_path', 'pg_catalog, pg_temp'),
      ('lock_timeout', ${String(LOCK_TIMEOUT)}),
      ('statement_timeout', ${String(STATEMENT_TIMEOUT)}),
      ('idle_in_transaction_session_timeout', ${String(STATEMENT_TIMEOUT)}),
      ('work_mem', '64MB'),
      -- Rows that a policy hides would look like rows that are in order: with
      -- this the query fails instead.
      ('row_security', 'off')
    ) as setting (name, value)`;
}

/** PostgreSQL refused something, or the connection broke. */
function isOfDatabase(error: unknown): boolean {
  return error instanceof postgres.PostgresError ||
    error instanceof Error && "code" in error &&
      /^CONNECT/.test(String(error.code));
}

/** What went wrong; of several addresses of a host, at the first. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** Runs queries so that the transaction goes on when one of them fails. */
export async function inSavepoint<T>(
  transaction: Database,
  run: (sql: Database) => Promise<T>,
): Promise<T> {
  // To the library's types a transaction is no connection, and what a savepoint
  // returns is not just any value.
  const { savepoint } = transaction as unknown as postgres.TransactionSql;
  const { value } = await savepoint(async (sql) => ({
    value: await run(sql as unknown as Database),
  }));
  return value;
}
