create function allocator.revision_basis(p_restaurant_id uuid, p_service_date date, p_rules text)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
begin
  return left(
    md5(
      concat_ws(
        '|',
        -- The form of the answer: another number for another form.
        1,
        -- An older server's transactions are not this one's.
        pg_postmaster_start_time(),
        p_restaurant_id,
        coalesce(p_service_date::text, 'present'),
        allocator.caller_role(),
        coalesce(allocator.caller_id()::text, 'nobody'),
        coalesce(current_setting('app.capacity.post_assignment.enabled', true), ''),
        p_rules
      )
    ),
    16
  );
end;
$$;

comment on function allocator.revision_basis(uuid, date, text) is
  'What a revision depends on that leaves no row of a change: what was asked, by whom, and the capacity rules (p_rules, '
  'as rules_fingerprint gives them). It reads no page.';

revoke execute on function allocator.revision_basis(uuid, date, text) from public, anon, authenticated, service_role;
