create function allocator.refuse_again(p_sqlstate text, p_message text, p_details jsonb, p_hint text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using errcode = p_sqlstate, message = p_message, detail = p_details::text, hint = p_hint;
end;
$$;

comment on function allocator.refuse_again(text, text, jsonb, text) is
  'Raises a refusal that was caught, with other details.';

revoke execute on function allocator.refuse_again(text, text, jsonb, text)
  from public, anon, authenticated, service_role;
