import type { View } from "../model/view.ts";
import { type Database, one } from "./database.ts";

/**
 * Looks at all bookings of a restaurant at one moment, in the words of the
 * model.
 */
export async function readView(
  sql: Database,
  restaurantId: string,
): Promise<View> {
  const row = one(
    await sql<{ view: View }[]>`
    select coalesce(jsonb_object_agg(b.id, jsonb_build_object(
      'status', b.status,
      'partySize', b.party_size,
      'startAt', b.start_at,
      'endAt', b.end_at,
      'guestName', b.guest_name,
      'notes', b.notes,
      'assignmentId', a.id,
      'tableIds', coalesce(held.table_ids, '[]'),
      'windows', coalesce(held.windows, '[]')
    )), '{}') as view
    from bookings as b
    left join table_assignments as a
      on a.restaurant_id = b.restaurant_id and a.booking_id = b.id
    left join lateral (
      select jsonb_agg(t.table_id order by t.table_id) as table_ids,
        jsonb_agg(distinct jsonb_build_array(lower(t.during), upper(t.during)))
          as windows
      from assigned_tables as t
      where t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
    ) as held on true
    where b.restaurant_id = ${restaurantId}`,
  );
  return row.view;
}
