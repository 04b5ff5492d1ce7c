import { assertEquals } from "@std/assert";
import { readSeating } from "../../../support/booking.ts";
import { at, during } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { update } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const fiveSeats = scene.with({ tables: { double: 2, triple: 3, free: 8 } });

fiveSeats.test("a party that grows beyond the seats of its tables is refused", async ({ sql, restaurant, tables: { double, triple } }) => {
  const tableIds = [double, triple].sort();
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  const refusal = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => update(sql, bookingId, { partySize: 6, notes: "One more" }),
      "PARTY_EXCEEDS_SEATS",
    ));
  assertEquals(refusal.details, {
    restaurantId: restaurant.id,
    tableIds,
    seats: 5,
    partySize: 6,
  });
});

for (
  const [how, partySize] of [["grows to", 5], ["shrinks below", 1]] as const
) {
  fiveSeats.test(`a party that ${how} the seats of its tables keeps them`, async ({ sql, restaurant, tables: { double, triple } }) => {
    const tableIds = [double, triple].sort();
    const { bookingId, assignmentId } = await addSeatedBooking(
      sql,
      restaurant,
      tableIds,
    );
    const { booking, assignment } = await update(sql, bookingId, { partySize });
    assertEquals(booking.partySize, partySize);
    assertEquals(assignment, { assignmentId, tableIds });
    assertEquals((await readSeating(sql, bookingId)).tableIds, tableIds);
  });
}

scene.test("a table that lost seats refuses a growing party, not one that shrinks or stays longer", async ({ sql, restaurant, tables: { T1 } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1], {
    party_size: 4,
    ...during("18:00", "19:30"),
  });
  await sql`update dining_tables set seats = 2 where id = ${T1}`;
  const { booking } = await update(sql, bookingId, {
    endAt: at("20:00"),
    partySize: 3,
  });
  assertEquals([booking.endAt, booking.partySize], [at("20:00"), 3]);
  await assertRefused(
    () => update(sql, bookingId, { partySize: 4 }),
    "PARTY_EXCEEDS_SEATS",
  );
});
