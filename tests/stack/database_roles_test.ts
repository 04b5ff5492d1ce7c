import { assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { sharedStack } from "./temporary_stack.ts";

/**
 * What a Supabase database has before the first migration, as in the scripts
 * and migrations of `supabase/postgres`.
 */
const stack = sharedStack();

/** Runs statements as the given role and undoes them; gives the last result. */
async function asRole<Row extends postgres.Row>(
  role: string,
  ...statements: string[]
): Promise<Row[]> {
  const sql = postgres(stack().status.DB_URL, { max: 1, onnotice: () => {} });
  try {
    let rows: Row[] = [];
    await sql.unsafe(`begin; set local role ${role}`);
    for (const statement of statements) {
      rows = Array.from(await sql.unsafe<Row[]>(statement));
    }
    return rows;
  } finally {
    await sql.end();
  }
}

async function sqlStateOf(role: string, ...statements: string[]) {
  const error = await assertRejects(
    () => asRole(role, ...statements),
    postgres.PostgresError,
  );
  return error.code;
}

const API_ROLES = ["anon", "authenticated", "service_role"];

/** The attributes that a role has; it lacks all others. */
const ATTRIBUTES: Record<string, string[]> = {
  anon: ["inherit"],
  authenticated: ["inherit"],
  service_role: ["inherit", "bypassrls"],
  authenticator: ["login"],
  supabase_auth_admin: ["login"],
  postgres: [
    "login",
    "inherit",
    "createdb",
    "createrole",
    "replication",
    "bypassrls",
  ],
  supabase_admin: [
    "login",
    "inherit",
    "createdb",
    "createrole",
    "replication",
    "bypassrls",
    "superuser",
  ],
};

for (const [role, attributes] of Object.entries(ATTRIBUTES)) {
  Deno.test(`the role ${role} has its attributes and no others`, async () => {
    const [row] = await asRole(
      "postgres",
      `select array_remove(array[
         case when rolcanlogin then 'login' end,
         case when rolinherit then 'inherit' end,
         case when rolcreatedb then 'createdb' end,
         case when rolcreaterole then 'createrole' end,
         case when rolreplication then 'replication' end,
         case when rolbypassrls then 'bypassrls' end,
         case when rolsuper then 'superuser' end
       ], null) as attributes from pg_roles where rolname = '${role}'`,
    );
    assertEquals(row?.attributes, attributes);
  });
}

Deno.test("the login role of the REST interface may become the API roles only", async () => {
  const rows = await asRole<{ rolname: string }>(
    "postgres",
    `select rolname from pg_roles
     where pg_has_role('authenticator', oid, 'set')
       and rolname <> 'authenticator' order by rolname`,
  );
  assertEquals(rows.map(({ rolname }) => rolname), API_ROLES);
});

const SETTINGS: [string, string[]][] = [
  ["anon", ["statement_timeout=3s"]],
  ["authenticated", ["statement_timeout=8s"]],
  ["authenticator", ["statement_timeout=8s", "lock_timeout=8s"]],
  ["postgres", ['search_path="$user", public, extensions']],
  ["supabase_auth_admin", ["search_path=auth"]],
];

for (const [role, settings] of SETTINGS) {
  Deno.test(`the role ${role} has the platform's settings`, async () => {
    const [row] = await asRole(
      "postgres",
      `select rolconfig from pg_roles where rolname = '${role}'`,
    );
    assertEquals(row?.rolconfig, settings);
  });
}

const CREATIONS = [
  ["table", "create table public.fresh (id int)", "public.fresh"],
  ["view", "create view public.fresh as select 1 as id", "public.fresh"],
  ["sequence", "create sequence public.fresh", "public.fresh"],
] as const;

for (const [kind, statement, name] of CREATIONS) {
  Deno.test(`a new ${kind} is closed to the API roles`, async () => {
    for (const role of API_ROLES) {
      const rights = kind === "sequence"
        ? `has_sequence_privilege('${role}', '${name}', 'usage, select, update')`
        : `has_table_privilege('${role}', '${name}',
             'select, insert, update, delete, truncate')`;
      const [row] = await asRole(
        "postgres",
        statement,
        `select ${rights} as granted`,
      );
      assertEquals({ role, granted: row?.granted }, { role, granted: false });
    }
  });
}

const DENIED: [string, string][] = [
  ["read users", "select from auth.users"],
  ["read sessions", "select from auth.refresh_tokens"],
  ["create tables", "create table public.own (id int)"],
  ["create schemas", "create schema own"],
  ["read the history", "select from supabase_migrations.schema_migrations"],
];

for (const [what, statement] of DENIED) {
  Deno.test(`the API roles cannot ${what}`, async () => {
    for (const role of API_ROLES) {
      const code = await sqlStateOf(role, statement);
      assertEquals({ role, code }, { role, code: "42501" });
    }
  });
}

Deno.test("the API roles may use the functions of extensions", async () => {
  for (const role of API_ROLES) {
    const [row] = await asRole(
      role,
      `select extensions.uuid_generate_v4() is not null
         and extensions.crypt('x', extensions.gen_salt('bf', 4)) <> 'x' as works`,
    );
    assertEquals({ role, works: row?.works }, { role, works: true });
  }
});

const SUPERUSERS_ONLY: [string, string][] = [
  ["become a superuser", "set role supabase_admin"],
  ["create a superuser", "create role root superuser"],
  ["read files of the server", "select pg_read_file('/etc/hostname')"],
  ["run programs", "copy (select 1) to program 'cat'"],
];

for (const [what, statement] of SUPERUSERS_ONLY) {
  Deno.test(`the owner of the project cannot ${what}`, async () => {
    assertEquals(await sqlStateOf("postgres", statement), "42501");
  });
}

Deno.test("the owner of the project can create roles and extensions", async () => {
  await asRole(
    "postgres",
    "create role reporting nologin",
    "grant select on public.notes to reporting",
    "create extension citext with schema extensions",
  );
});

const SUB = "00000000-0000-4000-8000-00000000000a";

/** Setting, its value, and what `auth.uid()`, `role()` and `email()` give. */
const CLAIMS: [string, string, (string | null)[]][] = [
  [
    "request.jwt.claims",
    JSON.stringify({ sub: SUB, role: "authenticated", email: "a@b.test" }),
    [SUB, "authenticated", "a@b.test"],
  ],
  ["request.jwt.claims", JSON.stringify({ role: "anon" }), [
    null,
    "anon",
    null,
  ]],
  ["request.jwt.claims", "", [null, null, null]],
  ["request.jwt.claim.sub", SUB, [SUB, null, null]],
];

for (const [setting, value, expected] of CLAIMS) {
  Deno.test(`the functions of auth read ${setting} = '${value}'`, async () => {
    const [row] = await asRole(
      "authenticated",
      `set local ${setting} = '${value}'`,
      "select jsonb_build_array(auth.uid(), auth.role(), auth.email()) as answers",
    );
    assertEquals(row?.answers, expected);
  });
}
