create function allocator.requested_seatings(p_seatings jsonb)
returns allocator.seating[]
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_count integer;
  v_wish record;
  v_seatings allocator.seating[] := array[]::allocator.seating[];
  v_details text;
  v_hint text;
begin
  v_count := case when jsonb_typeof(p_seatings) = 'array' then jsonb_array_length(p_seatings) else 0 end;
  if v_count between 1 and 200 then
    begin
      for v_wish in
        select s.*
        from jsonb_to_recordset(p_seatings) as s (
          "bookingId" uuid, "tableIds" uuid[], "checkIn" boolean, "endAt" timestamptz, "extraChairs" boolean,
          apart boolean
        )
        order by s."bookingId"
      loop
        v_seatings := v_seatings || row(
          v_wish."bookingId",
          allocator.requested_table_ids(v_wish."tableIds"),
          coalesce(v_wish."checkIn", false),
          v_wish."endAt",
          coalesce(v_wish."extraChairs", false),
          coalesce(v_wish.apart, false)
        )::allocator.seating;
      end loop;
    exception
      when sqlstate 'TA001' then
        get stacked diagnostics v_details = pg_exception_detail, v_hint = pg_exception_hint;
        perform allocator.refuse_booking_of_several(v_wish."bookingId", sqlstate, sqlerrm, v_details, v_hint);
    end;
  end if;
  if v_seatings = '{}'
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
  'their own and 1 to 20 tableIds each; details.bookingId says whose tableIds are wrong.';

revoke execute on function allocator.requested_seatings(jsonb) from public, anon, authenticated, service_role;
