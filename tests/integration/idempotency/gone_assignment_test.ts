import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { assertRefused } from "../../../support/refusal.ts";
import {
  createRestaurant,
  type Restaurant,
} from "../../../support/restaurant.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";

interface Ending {
  readonly how: string;
  readonly end: (
    sql: Database,
    bookingId: string,
    restaurant: Restaurant,
  ) => Promise<unknown>;
}

const endings: readonly Ending[] = [
  { how: "released", end: (sql, bookingId) => unassign(sql, bookingId) },
  {
    how: "released in part",
    end: (sql, bookingId, { tableIds }) =>
      unassign(sql, bookingId, { tableIds: tableIds.slice(1, 2) }),
  },
  {
    how: "replaced by another",
    end: (sql, bookingId, { tableIds }) =>
      assign(sql, bookingId, tableIds.slice(2)),
  },
  {
    how: "released and made anew under another key",
    end: async (sql, bookingId, { tableIds }) => {
      await unassign(sql, bookingId);
      await assign(sql, bookingId, tableIds.slice(0, 2), { key: "another" });
    },
  },
  {
    how: "released by cancelling the booking",
    end: (sql, bookingId) => update(sql, bookingId, { status: "cancelled" }),
  },
  {
    how: "released by a direct write",
    end: (sql, bookingId) =>
      sql`update bookings set status = 'no_show' where id = ${bookingId}`,
  },
];

for (const { how, end } of endings) {
  Deno.test(`A key never reports success for an assignment that was ${how}`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const tableIds = restaurant.tableIds.slice(0, 2);
    const bookingId = await addBooking(sql, restaurant);
    const seat = () => assign(sql, bookingId, tableIds, { key: "seat" });
    const check = () => update(sql, bookingId, { notes: "Ok", key: "note" });
    await seat();
    await check();
    await end(sql, bookingId, restaurant);
    const before = await dumpRestaurant(sql, restaurant.id);
    for (const retry of [seat, check]) {
      const refusal = await assertRefused(retry, "IDEMPOTENCY_KEY_REUSED");
      assertEquals(refusal.details, {
        restaurantId: restaurant.id,
        bookingId,
        cause: "the assignment no longer exists",
      });
    }
    assertEquals(await dumpRestaurant(sql, restaurant.id), before);
  });
}
