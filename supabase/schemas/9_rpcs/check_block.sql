create function allocator.check_block(p_start_at timestamptz, p_end_at timestamptz, p_reason text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if (
      p_start_at < p_end_at
      and p_end_at - p_start_at <= interval '366 days'
      and p_start_at >= timestamptz '2000-01-01 00:00:00+00'
      and p_end_at < timestamptz '2100-01-01 00:00:00+00'
      and p_end_at > clock_timestamp()
    ) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A block ends after it starts, within 366 days, and ahead of now',
      jsonb_build_object('startAt', p_start_at, 'endAt', p_end_at),
      'Correct the times'
    );
  elsif p_reason !~ '\S' or p_reason is null or length(p_reason) > 200 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'The reason of a block has 1 to 200 characters',
      jsonb_build_object('characters', length(p_reason)),
      'Say in a few words why the tables are blocked'
    );
  end if;
end;
$$;

comment on function allocator.check_block(timestamptz, timestamptz, text) is
  'Raises TA001 for a window or a reason that a block cannot have.';

revoke execute on function allocator.check_block(timestamptz, timestamptz, text)
  from public, anon, authenticated, service_role;
