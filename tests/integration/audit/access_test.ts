import { assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { connect, type Database } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addUser, asUser } from "../../../support/user.ts";

for (const role of ["owner", "manager", "host", "viewer"] as const) {
  Deno.test(`A ${role} reads the events of the own restaurant only`, async () => {
    await using sql = connect();
    const restaurants = [
      await createRestaurant(sql),
      await createRestaurant(sql),
    ] as const;
    for (const restaurant of restaurants) {
      await addSeatedBooking(sql, restaurant, restaurant.tableIds);
    }
    const user = await addUser(sql, { restaurantId: restaurants[0].id, role });
    const visible = await asUser(
      sql,
      user,
      (session) =>
        session`
        select restaurant_id from assignment_events
        where restaurant_id in ${sql(restaurants.map(({ id }) => id))}`,
    );
    assertEquals([...visible], [{ restaurant_id: restaurants[0].id }]);
  });
}

const writes: Readonly<Record<string, (sql: Database) => Promise<unknown>>> = {
  insert: (sql) =>
    sql`
    insert into assignment_events
      (restaurant_id, booking_id, action, actor_role, before, after)
    values (
      gen_random_uuid(), gen_random_uuid(), 'assigned', 'postgres', '{}', '{}'
    )`,
  update: (sql) => sql`update assignment_events set actor_id = null`,
  delete: (sql) => sql`delete from assignment_events`,
  truncate: (sql) => sql`truncate assignment_events`,
};

for (const role of ["anon", "authenticated", "service_role"]) {
  for (const [name, write] of Object.entries(writes)) {
    Deno.test(`The role ${role} may not ${name} events`, async () => {
      await using sql = connect(1);
      await sql`select set_config('role', ${role}, false)`;
      const error = await assertRejects(
        () => write(sql),
        postgres.PostgresError,
        "permission denied for table assignment_events",
      );
      assertEquals(error.code, "42501");
    });
  }
}

Deno.test("Events outlive their booking", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
  );
  const events = await readEvents(sql, bookingId);
  await sql`delete from bookings where id = ${bookingId}`;
  const [assigned, released] = await readEvents(sql, bookingId);
  assertEquals([assigned], events);
  assertEquals(released?.action, "released");
});
