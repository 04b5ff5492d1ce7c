import { assert, assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { connect } from "../../support/database.ts";
import { createScene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { asRole } from "../../support/user.ts";
import { importTests, partitionedStack } from "./partitioned_stack.ts";

const RESTAURANTS = 12;

partitionedStack();

Deno.test("a restaurant is in one partition of every table, and not all restaurants are in the same one", async () => {
  await using sql = connect();
  const used = new Set<string>();
  for (let number = 0; number < RESTAURANTS; number++) {
    const { restaurant, tables: { T1 } } = await createScene(sql);
    await addSeatedBooking(sql, restaurant, [T1]);

    const partitions = await sql<{ name: string }[]>`
      select distinct c.relnamespace::regnamespace::text as name
      from (
        select tableoid, restaurant_id from bookings
        union all
        select tableoid, restaurant_id from table_assignments
        union all
        select tableoid, restaurant_id from assigned_tables
      ) as row
      join pg_class as c on c.oid = row.tableoid
      where row.restaurant_id = ${restaurant.id}`;

    assertEquals(partitions.length, 1);
    partitions.forEach(({ name }) => used.add(name));
  }
  assert(used.size > 1, `All restaurants are in "${[...used].join()}"`);
});

for (const role of ["anon", "authenticated", "service_role"] as const) {
  Deno.test(`a request as ${role} cannot bypass row level security through a partition`, async () => {
    await using sql = connect();
    const error = await assertRejects(
      () =>
        asRole(sql, role, (request) =>
          request`
        select from partition_0.bookings`),
      postgres.PostgresError,
    );
    assertEquals(error.code, "42501");
  });
}

await importTests("integration/assignment");
await importTests("integration/editing");
await importTests("integration/releasing");
await importTests("integration/access");
await importTests("integration/suggesting");
