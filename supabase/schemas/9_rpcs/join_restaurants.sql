create function allocator.join_restaurants()
returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user_id constant uuid := allocator.caller_id();
  v_email text;
  v_invitation public.restaurant_invitations;
  v_joined jsonb := jsonb_build_array();
begin
  -- The address in the token may be older than the account, and does not say whether it is confirmed.
  select lower(u.email)
    into v_email
    from auth.users as u
    where u.id = v_user_id and u.email_confirmed_at is not null;
  if v_email is null then
    perform allocator.refuse(
      'ADDRESS_NOT_CONFIRMED', 'Your address is not confirmed yet', jsonb_build_object('userId', v_user_id),
      'Follow the link in the message that was sent to you at the sign-up'
    );
  end if;
  for v_invitation in
    select i.*
    from public.restaurant_invitations as i
    where i.email = v_email
    order by i.restaurant_id
    for update
  loop
    delete from public.restaurant_invitations as i
      where i.restaurant_id = v_invitation.restaurant_id and i.email = v_email;
    continue when v_invitation.expires_at <= clock_timestamp()
      or v_invitation.invited_by is not null and not exists (
        select from public.restaurant_members as m
        where m.restaurant_id = v_invitation.restaurant_id
          and m.user_id = v_invitation.invited_by
          and m.role = 'owner'
      );
    insert into public.restaurant_members (restaurant_id, user_id, role)
      values (v_invitation.restaurant_id, v_user_id, v_invitation.role)
      on conflict do nothing;
    if found then
      v_joined := v_joined || jsonb_build_object(
        'restaurantId', v_invitation.restaurant_id,
        'name', (select r.name from public.restaurants as r where r.id = v_invitation.restaurant_id),
        'role', v_invitation.role
      );
    end if;
  end loop;
  return jsonb_build_object(
    'restaurants', coalesce(
      (select jsonb_agg(j order by j ->> 'name', j ->> 'restaurantId') from jsonb_array_elements(v_joined) as j), '[]'
    )
  );
end;
$$;

comment on function allocator.join_restaurants() is
  'public.accept_invitations with the rights of the owner. An invitation is used up, whether it counts or not. The '
  'membership of its sender is looked at, so that an owner who is removed cannot come back by an invitation to '
  'themselves.';

revoke execute on function allocator.join_restaurants() from public, anon, authenticated, service_role;
grant execute on function allocator.join_restaurants() to authenticated;
