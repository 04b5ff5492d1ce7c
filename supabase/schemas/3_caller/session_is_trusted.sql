create function allocator.session_is_trusted()
returns boolean
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return session_user = 'authenticator' or pg_has_role(session_user, current_user, 'usage');
end;
$$;

comment on function allocator.session_is_trusted() is
  'Whether settings of this session can be believed: the API logs in as authenticator and sets the claims of a token '
  'that it has verified, and the owner of this schema may do as it likes. Any other role that can connect sets what it '
  'wants.';

revoke execute on function allocator.session_is_trusted() from public, anon, authenticated, service_role;
