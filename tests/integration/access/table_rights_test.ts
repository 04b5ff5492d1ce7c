import { assertEquals } from "@std/assert";
import { connect } from "../../../support/database.ts";

/** Who may do what with which table. Anything else is denied. */
const expected = [
  "authenticated: select on public.assigned_tables",
  "authenticated: select on public.assignment_events",
  "authenticated: select on public.bookings",
  "authenticated: select on public.dining_tables",
  "authenticated: select on public.restaurant_capacity_rules",
  "authenticated: select on public.restaurant_members",
  "authenticated: select on public.restaurants",
  "authenticated: select on public.service_periods",
  "authenticated: select on public.table_adjacencies",
  "authenticated: select on public.table_assignments",
  "authenticated: select on public.turn_times",
  "authenticated: select on public.zones",
  "service_role: select on public.allocator_settings",
  "service_role: select on public.assigned_tables",
  "service_role: select on public.assignment_events",
  "service_role: select on public.bookings",
  "service_role: select on public.dining_tables",
  "service_role: select on public.restaurant_capacity_rules",
  "service_role: select on public.restaurant_members",
  "service_role: select on public.restaurants",
  "service_role: select on public.service_periods",
  "service_role: select on public.table_adjacencies",
  "service_role: select on public.table_assignments",
  "service_role: select on public.turn_times",
  "service_role: select on public.zones",
];

Deno.test("every role may read the tables that it needs and write none", async () => {
  await using sql = connect();
  const rows = await sql`
    select r.role || ': ' || p.privilege || ' on ' || n.nspname || '.'
      || c.relname as permitted
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    cross join unnest(array['public', 'anon', 'authenticated', 'service_role'])
      as r (role)
    cross join unnest(array[
      'select', 'insert', 'update', 'delete', 'truncate', 'references',
      'trigger', 'maintain'
    ]) as p (privilege)
    where n.nspname in ('public', 'allocator')
      and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and (
        has_table_privilege(r.role, c.oid, p.privilege)
        or p.privilege in ('select', 'insert', 'update', 'references')
          and has_any_column_privilege(r.role, c.oid, p.privilege)
      )`;
  assertEquals(rows.map(({ permitted }) => permitted).sort(), expected);
});

Deno.test("no role may use a sequence", async () => {
  await using sql = connect();
  const rows = await sql`
    select r.role || ': ' || p.privilege || ' on ' || n.nspname || '.'
      || c.relname as permitted
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    cross join unnest(array['public', 'anon', 'authenticated', 'service_role'])
      as r (role)
    cross join unnest(array['usage', 'select', 'update']) as p (privilege)
    where n.nspname in ('public', 'allocator')
      and c.relkind = 'S'
      and has_sequence_privilege(r.role, c.oid, p.privilege)`;
  assertEquals([...rows], []);
});
