create function allocator.refuse(p_reason text, p_message text, p_details jsonb, p_hint text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = (select r.sqlstate from allocator.refusal_reasons() as r where r.reason = p_reason),
    message = p_message,
    detail = p_details::text,
    hint = p_hint;
end;
$$;

comment on function allocator.refuse(text, text, jsonb, text) is
  'Aborts with the SQLSTATE of the reason. The message and the hint (the next step) are for people, the details '
  'for programs; all three reach the caller, so they carry no guest data.';

revoke execute on function allocator.refuse(text, text, jsonb, text) from public, anon, authenticated, service_role;
