import postgres from "postgres";
import type { Database } from "./database.ts";
import { readEnvironment } from "./environment.ts";

/** A role that logs in by itself, without the API, such as a booking system. */
export interface DirectRole {
  readonly name: string;
  /** One session of the role. */
  readonly session: Database;
}

/**
 * Creates a role with a connection of its own. It is dropped, with what was
 * granted to it, when the caller disposes of it.
 *
 * @param grants What it is granted, as in `grant … to`.
 */
export async function createDirectRole(
  sql: Database,
  grants: readonly string[],
): Promise<DirectRole & AsyncDisposable> {
  const name = `direct_${crypto.randomUUID().replaceAll("-", "_")}`;
  const password = crypto.randomUUID();
  await sql.unsafe(
    `create role ${name} login bypassrls password '${password}'`,
  );
  for (const grant of grants) await sql.unsafe(`grant ${grant} to ${name}`);
  const url = new URL(readEnvironment().databaseUrl);
  url.username = name;
  url.password = password;
  const session = postgres(url.href, {
    max: 1,
    onnotice: () => {},
    prepare: false,
  });
  return {
    name,
    session,
    [Symbol.asyncDispose]: async () => {
      await session.end();
      await sql.unsafe(`
        grant ${name} to current_user;
        drop owned by ${name} cascade;
        drop role ${name}`);
    },
  };
}

/** What a system that writes bookings by itself may do. */
export const WRITE_BOOKINGS = [
  "usage on schema public",
  "select, insert, update on public.bookings",
] as const;
