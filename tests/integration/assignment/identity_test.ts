import { addBooking } from "../../../support/booking.ts";
import { type Database, inTransaction } from "../../../support/database.ts";
import { insertAssignment } from "../../../support/direct_assignment.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { assertViolates } from "../../../support/violation.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Every table whose rows have an id and a restaurant, and the rule of it. */
const guards = {
  zones: "a_zone_keeps_its_identity",
  dining_tables: "a_table_keeps_its_identity",
  service_periods: "a_service_period_keeps_its_identity",
  bookings: "a_booking_keeps_its_identity",
  table_assignments: "an_assignment_keeps_its_identity",
};

/** Gives the restaurant a row in each of these tables. */
async function fill({ sql, restaurant, tables: { T1 } }: Scene) {
  await addServicePeriod(sql, restaurant, {
    start_time: "18:00",
    end_time: "22:00",
  });
  return {
    ...await addSeatedBooking(sql, restaurant, [T1]),
    elsewhere: (await createScene(sql)).restaurant,
  };
}

const filled = scene.with({ arrange: fill });

for (const [table, guard] of Object.entries(guards)) {
  filled.test(`rows of ${table} keep their id and their restaurant`, async ({ sql, restaurant, elsewhere }) => {
    await withoutTrace(sql, restaurant, async () => {
      await assertViolates(
        () =>
          sql`
          update ${sql(table)} set id = gen_random_uuid()
          where restaurant_id = ${restaurant.id}`,
        guard,
      );
      await assertViolates(
        () =>
          sql`
          update ${sql(table)} set restaurant_id = ${elsewhere.id}
          where restaurant_id = ${restaurant.id}`,
        guard,
      );
    });
  });
}

filled.test("a restaurant keeps its id", async ({ sql, restaurant }) => {
  await assertViolates(
    () =>
      sql`
      update restaurants set id = gen_random_uuid() where id = ${restaurant.id}`,
    "a_restaurant_keeps_its_identity",
  );
});

filled.test("a write of the same id and restaurant is no change of them", async ({ sql, restaurant }) => {
  for (const table of Object.keys(guards)) {
    await sql`
      update ${sql(table)} set id = id, restaurant_id = restaurant_id
      where restaurant_id = ${restaurant.id}`;
  }
});

/** Ways in which a booking might lose its tables by changing its id. */
const attacks: Readonly<
  Record<string, (sql: Database, scene: Scene) => Promise<unknown>>
> = {
  "that is inserted as confirmed and then changes its id": async (
    sql,
    { restaurant },
  ) => {
    const id = await addBooking(sql, restaurant, { status: "confirmed" });
    await sql`update bookings set id = gen_random_uuid() where id = ${id}`;
  },
  "that is inserted with its table and then changes its id": async (
    sql,
    { restaurant, tables: { T2 } },
  ) => {
    const id = await addBooking(sql, restaurant, { status: "confirmed" });
    await insertAssignment(sql, restaurant, id, [T2]);
    await sql`update bookings set id = gen_random_uuid() where id = ${id}`;
  },
};

for (const [name, attack] of Object.entries(attacks)) {
  scene.test(`a booking ${name} is refused`, async ({ sql, ...scene }) => {
    await withoutTrace(sql, scene.restaurant, () =>
      assertViolates(
        () =>
          inTransaction(
            sql,
            (transaction) => attack(transaction, { sql, ...scene }),
          ),
        guards.bookings,
      ));
  });
}
