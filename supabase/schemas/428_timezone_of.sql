create function allocator.timezone_of(p_booking public.bookings)
returns text
language plpgsql
set search_path = ''
as $$
begin
  -- Dropping the capacity rules locks them first, then the tables that they refer to, this one among them. So does
  -- a call: the other way round it would deadlock with the drop.
  if allocator.capacity_bypass(p_booking.restaurant_id) is null
    and to_regclass('public.restaurant_capacity_rules') is not null then
    begin
      perform from public.restaurant_capacity_rules where false;
    exception
      when syntax_error_or_access_rule_violation then
        -- Gone meanwhile, or not to be read: that is for the guard to find out.
        null;
    end;
  end if;
  return (select r.timezone from public.restaurants as r where r.id = p_booking.restaurant_id);
end;
$$;

comment on function allocator.timezone_of(public.bookings) is
  'The time zone of the booking''s restaurant. Call it before anything else that reads restaurants or service_periods: '
  'it opens the capacity rules first, if they are there and count, so that dropping them waits for the calls that '
  'are under way and the later calls wait for the drop.';

revoke execute on function allocator.timezone_of(public.bookings) from public, anon, authenticated, service_role;
