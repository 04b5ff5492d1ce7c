import { assertEquals } from "@std/assert";
import { connect } from "../../../support/database.ts";

/** Who may do what with which table. Anything else is denied. */
const expected = [
  "authenticated: delete on public.dining_tables",
  "authenticated: delete on public.restaurant_capacity_rules",
  "authenticated: delete on public.restaurant_invitations",
  "authenticated: delete on public.restaurant_members",
  "authenticated: delete on public.service_periods",
  "authenticated: delete on public.table_adjacencies",
  "authenticated: delete on public.turn_times",
  "authenticated: delete on public.zones",
  "authenticated: insert on public.dining_tables",
  "authenticated: insert on public.restaurant_capacity_rules",
  "authenticated: insert on public.restaurant_invitations",
  "authenticated: insert on public.service_periods",
  "authenticated: insert on public.table_adjacencies",
  "authenticated: insert on public.turn_times",
  "authenticated: insert on public.zones",
  "authenticated: select on public.assigned_tables",
  "authenticated: select on public.assignment_events",
  "authenticated: select on public.bookings",
  "authenticated: select on public.dining_tables",
  "authenticated: select on public.restaurant_capacity_rules",
  "authenticated: select on public.restaurant_invitations",
  "authenticated: select on public.restaurant_members",
  "authenticated: select on public.restaurants",
  "authenticated: select on public.service_periods",
  "authenticated: select on public.table_adjacencies",
  "authenticated: select on public.table_assignments",
  "authenticated: select on public.turn_times",
  "authenticated: select on public.zones",
  "authenticated: update on public.dining_tables",
  "authenticated: update on public.restaurant_capacity_rules",
  "authenticated: update on public.restaurant_invitations",
  "authenticated: update on public.restaurant_members",
  "authenticated: update on public.restaurants",
  "authenticated: update on public.service_periods",
  "authenticated: update on public.turn_times",
  "authenticated: update on public.zones",
  "service_role: select on public.allocator_settings",
  "service_role: select on public.assigned_tables",
  "service_role: select on public.assignment_events",
  "service_role: select on public.bookings",
  "service_role: select on public.dining_tables",
  "service_role: select on public.restaurant_capacity_rules",
  "service_role: select on public.restaurant_invitations",
  "service_role: select on public.restaurant_members",
  "service_role: select on public.restaurants",
  "service_role: select on public.service_periods",
  "service_role: select on public.table_adjacencies",
  "service_role: select on public.table_assignments",
  "service_role: select on public.turn_times",
  "service_role: select on public.zones",
];

Deno.test("every role may read and write the tables that it needs and no other", async () => {
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

/** The columns of the set-up that a user may write, by table. */
const writable = {
  "insert dining_tables":
    "height, id, is_active, is_movable, label, min_party, restaurant_id, seats, width, x, y, zone_id",
  "insert restaurant_capacity_rules":
    "day_of_week, effective_date, id, max_covers, max_parties, restaurant_id, service_period_id",
  "insert restaurant_invitations": "email, expires_at, restaurant_id, role",
  "insert service_periods":
    "day_of_week, end_time, id, last_start, name, pace_covers, restaurant_id, start_time",
  "insert table_adjacencies": "restaurant_id, table_a, table_b",
  "insert turn_times":
    "id, minutes, restaurant_id, service_period_id, up_to_party_size",
  "insert zones": "id, name, restaurant_id",
  "update dining_tables":
    "height, is_active, is_movable, label, min_party, seats, width, x, y, zone_id",
  "update restaurant_capacity_rules":
    "day_of_week, effective_date, max_covers, max_parties, service_period_id",
  "update restaurant_invitations": "expires_at, role",
  "update restaurant_members": "name, role",
  "update restaurants": "name, timezone",
  "update service_periods":
    "day_of_week, end_time, last_start, name, pace_covers, start_time",
  "update turn_times": "minutes, service_period_id, up_to_party_size",
  "update zones": "name",
};

Deno.test("a user may write the columns of the set-up, and no row's id or restaurant once it is there", async () => {
  await using sql = connect();
  const rows = await sql<{ what: string; columns: string }[]>`
    select p.privilege || ' ' || c.relname as what,
      string_agg(a.attname, ', ' order by a.attname) as columns
    from pg_class as c
    join pg_attribute as a
      on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    cross join unnest(array['insert', 'update']) as p (privilege)
    where c.relnamespace = 'public'::regnamespace
      and c.relkind in ('r', 'p')
      and has_column_privilege('authenticated', c.oid, a.attnum, p.privilege)
    group by p.privilege, c.relname
    order by what`;
  assertEquals(
    Object.fromEntries(rows.map(({ what, columns }) => [what, columns])),
    writable,
  );
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
