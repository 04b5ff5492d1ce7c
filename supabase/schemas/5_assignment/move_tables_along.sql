create function allocator.move_tables_along(
  p_edited public.bookings,
  p_assignment allocator.assignment
)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform allocator.claim_tables(p_edited, p_assignment.table_ids, p_assignment.id);
  update public.assigned_tables as t
    set during = tstzrange(p_edited.start_at, p_edited.end_at)
    where t.restaurant_id = p_edited.restaurant_id and t.assignment_id = p_assignment.id;
end;
$$;

comment on function allocator.move_tables_along(public.bookings, allocator.assignment) is
  'Holds the booking''s tables for its new window instead of the old one. Raises TA101 when another party has one '
  'of them then.';

revoke execute on function allocator.move_tables_along(public.bookings, allocator.assignment)
  from public, anon, authenticated, service_role;
