import type { View } from "../model/view.ts";
import { type Database, one } from "./database.ts";

/**
 * Looks at all bookings and blocks of a restaurant at one moment, in the words
 * of the model.
 */
export async function readView(
  sql: Database,
  restaurantId: string,
): Promise<View> {
  const row = one(
    await sql<{ view: View }[]>`
    with held as (
      select t.assignment_id,
        jsonb_agg(t.table_id order by t.table_id) as table_ids,
        jsonb_agg(distinct jsonb_build_array(lower(t.during), upper(t.during)))
          as windows
      from assigned_tables as t
      where t.restaurant_id = ${restaurantId}
      group by t.assignment_id)
    select jsonb_build_object(
      'bookings', (
        select coalesce(jsonb_object_agg(b.id, jsonb_build_object(
          'status', b.status,
          'partySize', b.party_size,
          'startAt', b.start_at,
          'endAt', b.end_at,
          'guestName', b.guest_name,
          'guestPhone', b.guest_phone,
          'notes', b.notes,
          'arrivedAt', b.arrived_at,
          'arrivedGuests', b.arrived_guests,
          'seatedAt', b.seated_at,
          'leftAt', b.left_at,
          'updatedAt', b.updated_at,
          'assignmentId', a.id,
          'tableIds', coalesce(held.table_ids, '[]'),
          'windows', coalesce(held.windows, '[]'),
          'events', (
            select count(*) from assignment_events as e
            where e.restaurant_id = b.restaurant_id and e.booking_id = b.id)
        )), '{}')
        from bookings as b
        left join table_assignments as a
          on a.restaurant_id = b.restaurant_id and a.booking_id = b.id
        left join held on held.assignment_id = a.id
        where b.restaurant_id = ${restaurantId}),
      'blocks', (
        select coalesce(jsonb_object_agg(a.id, jsonb_build_object(
          'tableIds', held.table_ids,
          'windows', held.windows,
          'reason', a.block_reason
        )), '{}')
        from table_assignments as a
        left join held on held.assignment_id = a.id
        where a.restaurant_id = ${restaurantId} and a.booking_id is null),
      'blockEvents', (
        select count(*) from assignment_events as e
        where e.restaurant_id = ${restaurantId}
          and e.action in ('blocked', 'unblocked'))
    ) as view`,
  );
  return row.view;
}
