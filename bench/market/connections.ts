import postgres from "postgres";
import { SUPERUSER } from "../../stack/postgres/cluster.ts";
import type { Database } from "../../support/database.ts";

/** Sessions that close when they are disposed of. */
export type Connections = Database & AsyncDisposable;

/**
 * Connects as a superuser whose writes fire no triggers, for loading.
 *
 * @param databaseUrl The connection string of any role of the database.
 */
export function connectLoader(databaseUrl: string): Connections {
  return open(urlOf(databaseUrl, SUPERUSER), {
    max: 2,
    connection: {
      session_replication_role: "replica",
      synchronous_commit: "off",
      work_mem: "1GB",
      maintenance_work_mem: "1GB",
    },
  });
}

/**
 * Connects as a superuser, to look on.
 *
 * @param databaseUrl The connection string of any role of the database.
 */
export function connectObserver(databaseUrl: string): Connections {
  return open(urlOf(databaseUrl, SUPERUSER), {
    max: 2,
    connection: { application_name: "observer", work_mem: "1GB" },
  });
}

/**
 * Opens one session as the API holds them, in the role of a secret key. Its
 * statements are prepared once and kept.
 *
 * @param databaseUrl The connection string of any role of the database.
 */
export async function openSession(databaseUrl: string): Promise<Connections> {
  const session = open(urlOf(databaseUrl, "authenticator"), {
    max: 1,
    connection: { role: "service_role" },
  });
  await session`select 1`;
  return session;
}

function open(
  url: string,
  options: postgres.Options<Record<string, never>>,
): Connections {
  const sql = postgres(url, { onnotice: () => {}, ...options });
  return Object.assign(sql, { [Symbol.asyncDispose]: () => sql.end() });
}

function urlOf(databaseUrl: string, role: string): string {
  const url = new URL(databaseUrl);
  url.username = role;
  return url.href;
}
