import type { Database } from "./database.ts";
import type { Restaurant } from "./restaurant.ts";

/** Writes a booking's assignment without the RPCs, in one statement. */
export async function insertAssignment(
  sql: Database,
  restaurant: Pick<Restaurant, "id">,
  bookingId: string,
  tableIds: readonly string[],
): Promise<void> {
  await sql`
    with assignment as (
      insert into table_assignments (restaurant_id, booking_id)
      values (${restaurant.id}, ${bookingId})
      returning id
    )
    insert into assigned_tables
      (assignment_id, restaurant_id, table_id, during, occupied)
    select a.id, b.restaurant_id, wanted.id, b.hold, b.is_seated
    from assignment as a
    cross join bookings as b
    cross join unnest(${[...tableIds]}::uuid[]) as wanted (id)
    where b.id = ${bookingId}`;
}
