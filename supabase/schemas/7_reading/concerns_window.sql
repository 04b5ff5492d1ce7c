create function allocator.concerns_window(p_state jsonb, p_window tstzrange)
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_start constant text := p_state ->> 'startAt';
  v_end constant text := p_state ->> 'endAt';
  v_seated constant text := p_state ->> 'seatedAt';
begin
  if p_state ->> 'status' = 'checked_in' then
    return true;
  elsif pg_input_is_valid(v_start, 'timestamptz') and pg_input_is_valid(v_end, 'timestamptz')
    and coalesce(pg_input_is_valid(v_seated, 'timestamptz'), true) then
    return least(v_start::timestamptz, v_seated::timestamptz) <= upper(p_window)
      and v_end::timestamptz >= lower(p_window);
  end if;
  return null;
end;
$$;

comment on function allocator.concerns_window(jsonb, tstzrange) is
  'Whether a booking or block that is, or was, as an event has it (before or after) is shown with that window: within '
  'it, or whenever its party sits. Null where the event does not say.';

revoke execute on function allocator.concerns_window(jsonb, tstzrange) from public, anon, authenticated, service_role;
