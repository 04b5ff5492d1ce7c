import { assert, assertEquals } from "@std/assert";
import { type Database, inTransaction } from "../../../support/database.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { createScene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

/** The ids of a restaurant's events, in the order of the ids. */
async function readIds(sql: Database, restaurantId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from assignment_events
    where restaurant_id = ${restaurantId} and booking_id is not null
    order by id`;
  return rows.map(({ id }) => id.replaceAll("-", ""));
}

scene.test("in order of their ids, the events of a booking are in the order in which they happened", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
  await update(sql, bookingId, { partySize: 3 });
  await assign(sql, bookingId, [T2]);
  await unassign(sql, bookingId);
  await inTransaction(sql, async (transaction) => {
    await assign(transaction, bookingId, [T1]);
    await transaction`
      update bookings set status = 'cancelled' where id = ${bookingId}`;
  });
  const rows = await sql`
    select action from assignment_events
    where booking_id = ${bookingId} order by id`;
  assertEquals(
    rows.map(({ action }) => action),
    [
      "created",
      "assigned",
      "edited",
      "reassigned",
      "released",
      "assigned",
      "released",
    ],
  );
});

scene.test("an event's id is its moment and chance, and does not count the events of other restaurants", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const start = Date.now();
  const elsewhere = await createScene(sql);
  await addSeatedBooking(sql, restaurant, [T1]);
  for (const id of Object.values(elsewhere.tables)) {
    await addSeatedBooking(sql, elsewhere.restaurant, [id]);
  }
  await addSeatedBooking(sql, restaurant, [T2]);
  const end = Date.now();

  const ids = await readIds(sql, restaurant.id);
  for (const id of ids) {
    const moment = parseInt(id.slice(0, 16), 16) / 1000;
    assert(start - 1 <= moment && moment <= end + 1, `${id} is no moment`);
  }
  assertEquals(new Set(ids.map((id) => id.slice(16))).size, ids.length);
  const counters = await sql`
    select from pg_attrdef as d
    where d.adrelid = 'assignment_events'::regclass
      and pg_get_expr(d.adbin, d.adrelid) like 'nextval%'`;
  assertEquals(counters.length, 0);
});
