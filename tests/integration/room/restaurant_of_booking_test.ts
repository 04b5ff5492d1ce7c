import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { type Database, one } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { edit } from "../../../support/room_rpc.ts";
import { createScene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

interface Booking {
  readonly id: string;
  readonly restaurantId: string;
  readonly tableId: string;
}

type Call = (sql: Database, booking: Booking) => Promise<unknown>;

const assign: Call = async (sql, { id, restaurantId, tableId }) =>
  one(
    await sql`
    select assign_tables_atomic_v2(
      ${id}, ${[tableId]}::uuid[], p_restaurant_id => ${restaurantId}
    )`,
  );

const calls: readonly [string, Call][] = [
  ["an assignment", assign],
  ["a release", async (sql, { id, restaurantId }) =>
    one(
      await sql`
      select unassign_tables_atomic(${id}, p_restaurant_id => ${restaurantId})`,
    )],
  [
    "an edit",
    (sql, { id, restaurantId }) =>
      edit(sql, id, { partySize: 3, restaurantId }),
  ],
];

for (const [name, call] of calls) {
  scene.test(`${name} with a restaurant that does not fit finds no booking, with the one that fits it does`, async ({ sql, restaurant, tables: { T1 } }) => {
    const { restaurant: elsewhere } = await createScene(sql);
    const id = await addBooking(sql, restaurant);
    for (const restaurantId of [elsewhere.id, crypto.randomUUID()]) {
      const { details } = await withoutTrace(
        sql,
        restaurant,
        () =>
          assertRefused(
            () => call(sql, { id, restaurantId, tableId: T1 }),
            "BOOKING_NOT_FOUND",
          ),
      );
      assertEquals(details, { bookingId: id });
    }
    await call(sql, { id, restaurantId: restaurant.id, tableId: T1 });
  });
}
