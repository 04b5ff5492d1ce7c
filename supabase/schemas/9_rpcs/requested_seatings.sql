create function allocator.requested_seatings(p_seatings jsonb)
returns allocator.seating[]
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_count integer;
  v_seatings allocator.seating[];
begin
  v_count := case when jsonb_typeof(p_seatings) = 'array' then jsonb_array_length(p_seatings) else 0 end;
  if v_count between 1 and 200 then
    v_seatings := array(
      select row(
          s."bookingId",
          allocator.requested_table_ids(s."tableIds"),
          coalesce(s."checkIn", false),
          s."endAt",
          coalesce(s."extraChairs", false),
          coalesce(s.apart, false)
        )::allocator.seating
      from jsonb_to_recordset(p_seatings) as s (
        "bookingId" uuid, "tableIds" uuid[], "checkIn" boolean, "endAt" timestamptz, "extraChairs" boolean, apart boolean
      )
      order by s."bookingId"
    );
  end if;
  if v_seatings is null
    or (select count(distinct s.booking_id) from unnest(v_seatings) as s) < v_count then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A request seats 1 to 200 bookings, each once',
      jsonb_build_object('seatings', v_count),
      'Name each booking once, and at most 200'
    );
  end if;
  return v_seatings;
end;
$$;

comment on function allocator.requested_seatings(jsonb) is
  'The seatings of a request, ascending by booking. Raises TA001 unless they are 1 to 200 objects with a bookingId of '
  'their own and 1 to 20 tableIds each.';

revoke execute on function allocator.requested_seatings(jsonb) from public, anon, authenticated, service_role;
