create function allocator.refuse_unreadable_rules(p_sqlstate text, p_message text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  raise log 'capacity rules unreadable: sqlstate=% message=%', p_sqlstate, p_message;
  perform allocator.refuse(
    'CAPACITY_RULES_UNREADABLE',
    'The capacity rules cannot be read, so nothing was changed',
    jsonb_build_object(
      'table', 'public.restaurant_capacity_rules',
      'sqlstate', p_sqlstate,
      'cause', case
        when p_sqlstate = '42703' then 'a column is missing'
        when p_sqlstate = '42501' then 'the owner of the allocator may not read it'
        when p_sqlstate in ('42883', '42804', '42846', '22P02') then 'a column has another type'
        else 'reading it failed'
      end
    ),
    'Repair the table as its migration defines it; docs/runbook.md says how to carry on until then'
  );
end;
$$;

comment on function allocator.refuse_unreadable_rules(text, text) is
  'Fails closed: raises TA201 with the cause. The database''s own message is only logged.';

revoke execute on function allocator.refuse_unreadable_rules(text, text)
  from public, anon, authenticated, service_role;
