import { assertEquals } from "@std/assert";
import { connect } from "../../../support/database.ts";

/** Who may execute what. Anything else is denied. */
const expected = [
  "authenticated: allocator.assign_tables",
  "authenticated: allocator.block_tables",
  "authenticated: allocator.create_booking",
  "authenticated: allocator.erase_guest_data_of_bookings",
  "authenticated: allocator.find_suggestions",
  "authenticated: allocator.read_service_date",
  "authenticated: allocator.restaurants_of_caller",
  "authenticated: allocator.seat_bookings",
  "authenticated: allocator.unassign_tables",
  "authenticated: allocator.unblock_tables",
  "authenticated: allocator.update_booking",
  "authenticated: public.assign_tables_atomic_v2",
  "authenticated: public.block_tables_atomic",
  "authenticated: public.create_booking_with_capacity_check",
  "authenticated: public.erase_guest_data",
  "authenticated: public.export_guest_data",
  "authenticated: public.read_service",
  "authenticated: public.seat_bookings_atomic",
  "authenticated: public.suggest_tables",
  "authenticated: public.unassign_tables_atomic",
  "authenticated: public.unblock_tables_atomic",
  "authenticated: public.update_booking_with_capacity_check",
  "service_role: allocator.assign_tables",
  "service_role: allocator.block_tables",
  "service_role: allocator.create_booking",
  "service_role: allocator.erase_guest_data_of_bookings",
  "service_role: allocator.find_suggestions",
  "service_role: allocator.read_service_date",
  "service_role: allocator.seat_bookings",
  "service_role: allocator.unassign_tables",
  "service_role: allocator.unblock_tables",
  "service_role: allocator.update_booking",
  "service_role: public.assign_tables_atomic_v2",
  "service_role: public.block_tables_atomic",
  "service_role: public.create_booking_with_capacity_check",
  "service_role: public.erase_guest_data",
  "service_role: public.export_guest_data",
  "service_role: public.read_service",
  "service_role: public.seat_bookings_atomic",
  "service_role: public.suggest_tables",
  "service_role: public.unassign_tables_atomic",
  "service_role: public.unblock_tables_atomic",
  "service_role: public.update_booking_with_capacity_check",
];

Deno.test("every role may execute the functions that it needs and no other", async () => {
  await using sql = connect();
  const rows = await sql`
    select r.role || ': ' || n.nspname || '.' || p.proname as permitted
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    cross join unnest(array['public', 'anon', 'authenticated', 'service_role'])
      as r (role)
    where n.nspname in ('public', 'allocator')
      and has_function_privilege(r.role, p.oid, 'execute')`;
  assertEquals(rows.map(({ permitted }) => permitted).sort(), expected);
});
