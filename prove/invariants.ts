import type { Database } from "../support/database.ts";
import type { Report } from "./report.ts";

/**
 * Queries that find rows only where an invariant is broken. Their names begin
 * with the invariant's id in docs/proof.md.
 */
const QUERIES: Readonly<Record<string, string>> = {
  "I1 one table is held by two parties at one time": `
    select a.table_id, a.during, b.during as other from assigned_tables as a
    join assigned_tables as b
      on b.restaurant_id = a.restaurant_id and b.table_id = a.table_id
      and b.during && a.during and b.assignment_id > a.assignment_id`,
  "I2 a booking and its tables disagree": `
    select b.id, b.status, b.start_at, t.during from bookings as b
    left join table_assignments as a
      on a.restaurant_id = b.restaurant_id and a.booking_id = b.id
    left join assigned_tables as t
      on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
    where (b.status in ('confirmed', 'checked_in')) <> (t.table_id is not null)
      or (a.id is not null) <> (t.table_id is not null)
      or t.during <> tstzrange(b.start_at, b.end_at)`,
  "I3 a decision was counted beyond its limit": `
    select id, capacity from assignment_events
    where capacity ->> 'state' = 'enforced' and (
      (capacity ->> 'covers')::int > (capacity ->> 'maxCovers')::int
      or (capacity ->> 'parties')::int > (capacity ->> 'maxParties')::int)`,
  "I5 an answer is kept for an assignment that was never made": `
    select q.idempotency_key, q.response from assignment_requests as q
    where q.operation = 'assign_tables' and not exists (
      select from assignment_events as e
      where e.restaurant_id = q.restaurant_id
        and e.booking_id = (q.response ->> 'bookingId')::uuid
        and e.after -> 'tableIds' = q.response -> 'tableIds')`,
  "I6 the audit of a booking has a gap or a duplicate": `
    select booking_id, id, before, previous from (
      select e.booking_id, e.id, e.before,
        lag(e.after - 'edited') over (
          partition by e.restaurant_id, e.booking_id order by e.id) as previous
      from assignment_events as e) as steps
    where before <> previous`,
  "I6 the audit does not lead to what is there": `
    with last as (
      select distinct on (e.restaurant_id, e.booking_id)
        e.restaurant_id, e.booking_id, e.after
      from assignment_events as e
      order by e.restaurant_id, e.booking_id, e.id desc),
    held as (
      select a.restaurant_id, a.booking_id,
        jsonb_agg(t.table_id order by t.table_id) as table_ids
      from table_assignments as a
      join assigned_tables as t
        on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
      group by a.restaurant_id, a.booking_id)
    select b.id, last.after, b.status from bookings as b
    join last on last.restaurant_id = b.restaurant_id and last.booking_id = b.id
    left join held
      on held.restaurant_id = b.restaurant_id and held.booking_id = b.id
    where last.after ->> 'status' <> b.status::text
      or (last.after ->> 'startAt')::timestamptz <> b.start_at
      or last.after -> 'tableIds' <> coalesce(held.table_ids, '[]')`,
  "I6 tables are held that the audit does not know of": `
    select a.booking_id from table_assignments as a
    where not exists (
      select from assignment_events as e
      where e.restaurant_id = a.restaurant_id and e.booking_id = a.booking_id)`,
  "I6 a decision lacks its state or its reason": `
    select id, action, capacity from assignment_events
    where action in ('assigned', 'reassigned') and capacity is null
      or capacity ->> 'state' = 'bypassed' and capacity ->> 'reason' is null
      or action = 'edited' and capacity is null
        and after -> 'tableIds' <> '[]'
        and (before ->> 'startAt' <> after ->> 'startAt'
          or (before ->> 'partySize')::int < (after ->> 'partySize')::int)`,
};

/** Checks what has to hold whatever happened, for all restaurants. */
export async function checkInvariants(
  sql: Database,
  report: Report,
): Promise<void> {
  for (const [name, query] of Object.entries(QUERIES)) {
    const rows = await sql.unsafe(`${query} limit 3`);
    report.count("invariants checked");
    if (rows.length === 0) continue;
    report.violate(name.slice(0, 2), `${name}: ${JSON.stringify(rows)}`);
  }
}

/** Deletes what has been checked, so that long runs do not become slow. */
export async function forgetEverything(sql: Database): Promise<void> {
  await sql.unsafe(`
    truncate assigned_tables, table_assignments, assignment_events,
      assignment_requests, allocator_settings, bookings, restaurants cascade`);
}
