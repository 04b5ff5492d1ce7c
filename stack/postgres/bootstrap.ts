import postgres from "postgres";

const BOOTSTRAP_SQL = new URL("./bootstrap.sql", import.meta.url);

/** What seeds written for Supabase Auth expect and lite does not create. */
const AUTH_COLUMNS = `
  alter table auth.users
    add column instance_id uuid,
    add column is_super_admin boolean;
  alter table auth.identities alter column id set default gen_random_uuid();
  alter table auth.users alter column id set default gen_random_uuid();
`;

/**
 * Turns an empty database into what a Supabase database is before the first
 * migration: roles, schemas, extensions and the tables of the auth service. It
 * does so in one transaction.
 */
export async function bootstrap(superuserUrl: string): Promise<void> {
  // Loaded only here: a start on existing data does not need it.
  const { getAuthSchemaSql } = await import("@supabase/lite");
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(await Deno.readTextFile(BOOTSTRAP_SQL));
      await tx.unsafe("set role supabase_auth_admin");
      await tx.unsafe(getAuthSchemaSql());
      await tx.unsafe(AUTH_COLUMNS);
      await tx.unsafe("reset role");
      await tx.unsafe("grant all on all tables in schema auth to postgres");
    });
  } finally {
    await sql.end();
  }
}
