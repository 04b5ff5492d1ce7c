create function allocator.move_tables_along(
  p_edited public.bookings,
  p_table_ids uuid[]
)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if not allocator.claim_tables(p_edited, p_table_ids) then
    perform allocator.refuse_taken_tables(p_edited, p_table_ids);
  end if;
  update public.assigned_tables as t
    set during = tstzrange(p_edited.start_at, p_edited.end_at)
    from public.table_assignments as a
    where a.restaurant_id = p_edited.restaurant_id
      and a.booking_id = p_edited.id
      and t.restaurant_id = a.restaurant_id
      and t.assignment_id = a.id;
end;
$$;

comment on function allocator.move_tables_along(public.bookings, uuid[]) is
  'Holds the booking''s tables for its new window instead of the old one. Raises TA101 when another party has one '
  'of them then.';

revoke execute on function allocator.move_tables_along(public.bookings, uuid[])
  from public, anon, authenticated, service_role;
