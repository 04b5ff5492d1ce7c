import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { near } from "../../../support/near_now.ts";
import { addPromise, readParty } from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { seat } from "../../../support/room_rpc.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

scene.test("a VIP gets a promised window table, and its party another one, in one call", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const window = near(30, 120);
  const promised = await addPromise(sql, restaurant, [T1], window);
  const vip = await addBooking(sql, restaurant, window);
  const { details } = await assertRefused(
    () => assign(sql, vip, [T1]),
    "TABLE_TAKEN",
  );
  assertEquals(
    [details.blockingBookingId, details.blockingStatus],
    [promised, "confirmed"],
  );
  await seat(sql, restaurant.id, [
    { bookingId: vip, tableIds: [T1] },
    { bookingId: promised, tableIds: [T2] },
  ]);
  assertEquals((await readParty(sql, vip)).tableIds, [T1]);
  assertEquals((await readParty(sql, promised)).tableIds, [T2]);
});

scene.test("the VIP gets nothing when there is no other table for the party of before", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const window = near(30, 120);
  const promised = await addPromise(sql, restaurant, [T1], window);
  await addPromise(sql, restaurant, [T2], window);
  const vip = await addBooking(sql, restaurant, window);
  const { details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () =>
          seat(sql, restaurant.id, [
            { bookingId: vip, tableIds: [T1] },
            { bookingId: promised, tableIds: [T2] },
          ]),
        "TABLE_TAKEN",
      ),
  );
  assertEquals(details.bookingId, promised);
});
