import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Seats a booking at a table, then takes the table out of use. */
async function retireTable(
  { sql, restaurant, tables: { retired } }: Scene<"retired" | "other">,
) {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [retired]);
  const before = await readSeating(sql, bookingId);
  await sql`update dining_tables set is_active = false where id = ${retired}`;
  return { bookingId, before };
}

const outOfUse = scene.with({
  tables: { retired: 4, other: 4 },
  arrange: retireTable,
});

outOfUse.test("taking a table out of use keeps the assignment that it has", async ({ sql, bookingId, before }) => {
  assertEquals(await readSeating(sql, bookingId), before);
});

outOfUse.test("the set that a booking holds is refused once a table of it is out of use", async ({ sql, restaurant, tables: { retired }, bookingId }) => {
  await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(() => assign(sql, bookingId, [retired]), "TABLE_INACTIVE"),
  );
});

outOfUse.test("a table out of use takes no new booking, even while it is free", async ({ sql, restaurant, tables: { retired } }) => {
  const next = await addBooking(sql, restaurant, { start_at: at("18:00") });
  await assertRefused(() => assign(sql, next, [retired]), "TABLE_INACTIVE");
});

outOfUse.test("a larger set with a table out of use is a new assignment and refused", async ({ sql, restaurant, tables: { retired, other }, bookingId }) => {
  await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => assign(sql, bookingId, [retired, other]),
      "TABLE_INACTIVE",
    ));
});

outOfUse.test("a booking can leave a table that is out of use", async ({ sql, tables: { other }, bookingId }) => {
  await assign(sql, bookingId, [other]);
  assertEquals((await readSeating(sql, bookingId)).tableIds, [other]);
});

outOfUse.test("a table back in use takes bookings again", async ({ sql, restaurant, tables: { retired } }) => {
  await sql`update dining_tables set is_active = true where id = ${retired}`;
  const next = await addBooking(sql, restaurant, { start_at: at("18:00") });
  await assign(sql, next, [retired]);
  assertEquals((await readSeating(sql, next)).tableIds, [retired]);
});
