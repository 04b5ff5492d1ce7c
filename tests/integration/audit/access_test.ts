import { assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { connect, type Database } from "../../../support/database.ts";
import { readChanges } from "../../../support/event.ts";
import { createScene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addMember, asUser } from "../../../support/user.ts";
import { seated } from "./audited_booking.ts";

for (const role of ["owner", "manager", "host", "viewer"] as const) {
  seated.test(`a member who is ${role} reads only the events of their own restaurant`, async ({ sql, restaurant }) => {
    const { restaurant: elsewhere } = await createScene(sql);
    await addSeatedBooking(sql, elsewhere, elsewhere.tableIds);
    const userId = await addMember(sql, restaurant, role);
    const visible = await asUser(
      sql,
      userId,
      (session) =>
        session`
        select restaurant_id from assignment_events
        where restaurant_id in (${restaurant.id}, ${elsewhere.id})
          and booking_id is not null`,
    );
    // It was created and assigned.
    const own = { restaurant_id: restaurant.id };
    assertEquals([...visible], [own, own]);
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
    Deno.test(`the role ${role} may not ${name} events`, async () => {
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

seated.test("events outlive their booking", async ({ sql, bookingId }) => {
  const events = await readChanges(sql, bookingId);
  await sql`delete from bookings where id = ${bookingId}`;
  const [assigned, released] = await readChanges(sql, bookingId);
  assertEquals([assigned], events);
  assertEquals(released?.action, "released");
});
