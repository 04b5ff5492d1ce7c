import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { readChanges } from "../../../support/event.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Seats a party of four at two tables. */
async function seatParty({ sql, restaurant, tables: { T1, T2 } }: Scene) {
  const tableIds = [T1, T2];
  const bookingId = await addBooking(sql, restaurant);
  const answer = await assign(sql, bookingId, tableIds);
  return { tableIds, bookingId, answer };
}

const party = scene.with({ arrange: seatParty });

party.test("the set that a booking already holds is no change and gives the same answer", async ({ sql, restaurant, tableIds, bookingId, answer }) => {
  const again = await withoutTrace(
    sql,
    restaurant,
    () => assign(sql, bookingId, tableIds),
  );
  assertEquals(again, answer);
});

party.test("neither order nor duplicates make another set", async ({ sql, restaurant, tableIds, bookingId, answer }) => {
  const variants = [
    tableIds.toReversed(),
    [...tableIds, ...tableIds],
    tableIds.flatMap((id) => [id, id]),
  ];
  for (const variant of variants) {
    const again = await withoutTrace(
      sql,
      restaurant,
      () => assign(sql, bookingId, variant),
    );
    assertEquals(again, answer);
  }
});

scene.test("duplicates in the first request count once", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  const answer = await assign(sql, bookingId, [T1, T1]);
  assertEquals(answer.tableIds, [T1]);
  assertEquals((await readSeating(sql, bookingId)).tableIds, [T1]);
});

party.test("the same set for a checked-in booking is no change either", async ({ sql, restaurant, tableIds, bookingId, answer }) => {
  await sql`update bookings set status = 'checked_in' where id = ${bookingId}`;
  const again = await withoutTrace(
    sql,
    restaurant,
    () => assign(sql, bookingId, tableIds),
  );
  assertEquals(again, answer);
});

party.test("the same set is counted but not refused under a limit that came later", async ({ sql, restaurant, tableIds, bookingId, answer }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 1 });

  const again = await assign(sql, bookingId, tableIds);

  assertEquals(again, {
    ...answer,
    capacity: {
      state: "enforced",
      covers: 4,
      maxCovers: 1,
      parties: 1,
      maxParties: null,
      coversWithoutTable: 0,
    },
  });
  assertEquals((await readChanges(sql, bookingId)).length, 1);
});

party.test("the same set is refused where adjacency is required and the tables stand apart", async ({ sql, restaurant, tableIds, bookingId }) => {
  await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => assign(sql, bookingId, tableIds, { requireAdjacency: true }),
      "TABLES_NOT_ADJACENT",
    ));
});
