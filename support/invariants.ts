/** What an event says beside the state afterwards. */
const REMARKS = `'{edited,extraChairs,apart,closedBySystem}'::text[]`;

/**
 * Queries that find rows only where an invariant is broken. Their names begin
 * with the invariant's id in docs/proof.md.
 */
export const INVARIANTS = {
  // Of windows in order, two that overlap have two neighbours that do.
  "I1 one table is held by two parties at one time": `
    select table_id, during, other from (
      select table_id, during, lag(during) over (
        partition by restaurant_id, table_id order by during) as other
      from public.assigned_tables where not isempty(during)) as held
    where during && other`,
  "I2 a booking and its tables disagree": `
    select b.id, b.status, b.start_at, t.during from public.bookings as b
    left join public.table_assignments as a
      on a.restaurant_id = b.restaurant_id and a.booking_id = b.id
    left join public.assigned_tables as t
      on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
    where (b.status in ('confirmed', 'checked_in')) <> (t.table_id is not null)
      or (a.id is not null) <> (t.table_id is not null)
      or t.during <> tstzrange(coalesce(b.held_from, b.start_at), b.end_at)`,
  "I3 a decision was counted beyond its limit": `
    select id, capacity from public.assignment_events
    where capacity ->> 'state' = 'enforced' and (
      (capacity ->> 'covers')::int > (capacity ->> 'maxCovers')::int
      or (capacity ->> 'parties')::int > (capacity ->> 'maxParties')::int)`,
  "I5 an answer is kept for an assignment that was never made": `
    select q.idempotency_key, q.response from public.assignment_requests as q
    where q.operation = 'assign_tables' and not exists (
      select from public.assignment_events as e
      where e.restaurant_id = q.restaurant_id
        and e.booking_id = (q.response ->> 'bookingId')::uuid
        and e.after -> 'tableIds' = q.response -> 'tableIds')`,
  "I6 the audit of a booking has a gap or a duplicate": `
    select booking_id, id, before, previous from (
      select e.booking_id, e.id, e.before,
        lag(e.after - ${REMARKS}) over (
          partition by e.restaurant_id, e.booking_id order by e.id) as previous
      from public.assignment_events as e
      where e.booking_id is not null) as steps
    where before <> previous`,
  "I6 the audit does not lead to what is there": `
    with last as (
      select distinct on (e.restaurant_id, e.booking_id)
        e.restaurant_id, e.booking_id, e.after
      from public.assignment_events as e
      where e.booking_id is not null
      order by e.restaurant_id, e.booking_id, e.id desc),
    held as (
      select a.restaurant_id, a.booking_id,
        jsonb_agg(t.table_id order by t.table_id) as table_ids
      from public.table_assignments as a
      join public.assigned_tables as t
        on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
      group by a.restaurant_id, a.booking_id)
    select b.id, last.after, b.status from public.bookings as b
    left join last
      on last.restaurant_id = b.restaurant_id and last.booking_id = b.id
    left join held
      on held.restaurant_id = b.restaurant_id and held.booking_id = b.id
    where last.after is null
      or last.after ->> 'status' <> b.status::text
      or (last.after ->> 'partySize')::int <> b.party_size
      or (last.after ->> 'startAt')::timestamptz <> b.start_at
      or (last.after ->> 'endAt')::timestamptz <> b.end_at
      or (last.after ->> 'seatedAt')::timestamptz is distinct from b.seated_at
      or last.after -> 'tableIds' <> coalesce(held.table_ids, '[]')`,
  "I6 a decision lacks its state or its reason": `
    select id, action, capacity from public.assignment_events
    where capacity ->> 'state' = 'bypassed' and capacity ->> 'reason' is null
      or capacity is null and booking_id is not null
        and after -> 'tableIds' <> '[]'
        and (coalesce(before ->> 'status', 'pending') in ('pending', 'no_show')
          or (before ->> 'startAt' <> after ->> 'startAt'
              or (before ->> 'partySize')::int < (after ->> 'partySize')::int)
            and not (before ->> 'status' = 'checked_in'
              and after ->> 'status' = 'checked_in'))`,
  "I8 two parties sit at one table": `
    select restaurant_id, table_id, count(*) from public.assigned_tables
    where occupied group by restaurant_id, table_id having count(*) > 1`,
  "I9 a table is occupied and its party does not sit, or the reverse": `
    select t.table_id, t.occupied, b.status, b.seated_at, b.left_at
    from public.table_assignments as a
    join public.assigned_tables as t
      on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
    left join public.bookings as b
      on b.restaurant_id = a.restaurant_id and b.id = a.booking_id
    where t.occupied <> (b.status is not distinct from 'checked_in')`,
  "I9 when a party sat down or left does not go with its status": `
    select id, status, seated_at, left_at from public.bookings
    where status = 'checked_in' and seated_at is null
      or status not in ('checked_in', 'completed') and seated_at is not null
      or (left_at is not null) <> (status = 'completed')`,
  "I10 an event says that nothing has changed": `
    select id, action, before from public.assignment_events
    where action <> 'edited'
      and before = after - ${REMARKS}`,
  "I10 something was created, blocked or unblocked never or twice": `
    select b.id, count(e.id), b.created_at from public.bookings as b
    left join public.assignment_events as e
      on e.restaurant_id = b.restaurant_id and e.booking_id = b.id
      and e.action = 'created'
    group by b.restaurant_id, b.id having count(e.id) <> 1
    union all
    select a.id, count(e.id), a.created_at from public.table_assignments as a
    left join public.assignment_events as e
      on e.restaurant_id = a.restaurant_id and e.action = 'blocked'
      and e.after ->> 'assignmentId' = coalesce(a.part_of, a.id)::text
    where a.booking_id is null
    group by a.restaurant_id, a.id having count(e.id) <> 1
    union all
    select (before ->> 'assignmentId')::uuid, count(*), null
    from public.assignment_events
    where action = 'unblocked'
    group by restaurant_id, before ->> 'assignmentId' having count(*) > 1`,
} as const;
