import { assertEquals } from "@std/assert";
import { connect, type Database } from "../../../support/database.ts";

/** Rules for every table and function, each with a query for violations. */
const rules: Record<string, (sql: Database) => PromiseLike<Iterable<unknown>>> =
  {
    "every table in public has row level security": (sql) =>
      sql`
    select c.relname as name
    from pg_class as c
    where c.relnamespace = 'public'::regnamespace
      and c.relkind in ('r', 'p')
      and not c.relrowsecurity`,

    "there is nothing in public that row level security cannot guard": (sql) =>
      sql`
    select c.relname as name
    from pg_class as c
    where c.relnamespace = 'public'::regnamespace
      and c.relkind in ('v', 'm', 'f')`,

    "every function searches pg_catalog first and temporary objects last": (
      sql,
    ) =>
      sql`
    select p.oid::regprocedure as name
    from pg_proc as p
    where p.pronamespace::regnamespace::text in ('public', 'allocator')
      and 'search_path=pg_catalog, pg_temp' <> all (coalesce(p.proconfig, '{}'))`,

    "no function in public has more rights than its caller": (sql) =>
      sql`
    select p.oid::regprocedure as name
    from pg_proc as p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef`,

    "no function in public has two signatures": (sql) =>
      sql`
    select p.proname as name
    from pg_proc as p
    where p.pronamespace = 'public'::regnamespace
    group by p.proname
    having count(*) > 1`,

    "no function can be executed by everyone": (sql) =>
      sql`
    select p.oid::regprocedure as name
    from pg_proc as p
    where p.pronamespace::regnamespace::text in ('public', 'allocator')
      and (p.proacl is null or exists (
        select from aclexplode(p.proacl) as a
        where a.grantee = 0 and a.privilege_type = 'EXECUTE'
      ))`,

    "every table has a comment": (sql) =>
      sql`
    select c.relname as name
    from pg_class as c
    where c.relnamespace::regnamespace::text in ('public', 'allocator')
      and c.relkind in ('r', 'p')
      and obj_description(c.oid, 'pg_class') is null`,

    "every function has a comment": (sql) =>
      sql`
    select p.oid::regprocedure as name
    from pg_proc as p
    where p.pronamespace::regnamespace::text in ('public', 'allocator')
      and obj_description(p.oid, 'pg_proc') is null`,

    "every type has a comment": (sql) =>
      sql`
    select t.typname as name
    from pg_type as t
    left join pg_class as c on c.oid = t.typrelid
    where t.typnamespace::regnamespace::text in ('public', 'allocator')
      and (t.typtype in ('e', 'd') or c.relkind = 'c')
      and coalesce(
        obj_description(t.oid, 'pg_type'), obj_description(c.oid, 'pg_class')
      ) is null`,
  };

for (const [rule, findViolations] of Object.entries(rules)) {
  Deno.test(rule, async () => {
    await using sql = connect();
    assertEquals([...await findViolations(sql)], []);
  });
}
