import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Ways in which an assignment of the first two tables may end. */
const endings: Readonly<
  Record<string, (scene: Scene, bookingId: string) => Promise<unknown>>
> = {
  "released": ({ sql }, bookingId) => unassign(sql, bookingId),
  "released in part": ({ sql, tables: { T2 } }, bookingId) =>
    unassign(sql, bookingId, { tableIds: [T2] }),
  "replaced by another": ({ sql, tables: { T3, T4 } }, bookingId) =>
    assign(sql, bookingId, [T3, T4]),
  "released and made again under another key": async (
    { sql, tables: { T1, T2 } },
    bookingId,
  ) => {
    await unassign(sql, bookingId);
    await assign(sql, bookingId, [T1, T2], { key: "another" });
  },
  "released by cancelling the booking": ({ sql }, bookingId) =>
    update(sql, bookingId, { status: "cancelled" }),
  "released by a direct write": ({ sql }, bookingId) =>
    sql`update bookings set status = 'no_show' where id = ${bookingId}`,
};

for (const [how, end] of Object.entries(endings)) {
  scene.test(`a key never reports success for an assignment that was ${how}`, async (scene) => {
    const { sql, restaurant, tables: { T1, T2 } } = scene;
    const bookingId = await addBooking(sql, restaurant);
    const seat = () => assign(sql, bookingId, [T1, T2], { key: "seat" });
    const check = () => update(sql, bookingId, { notes: "Ok", key: "note" });
    await seat();
    await check();
    await end(scene, bookingId);
    for (const retry of [seat, check]) {
      const refusal = await withoutTrace(
        sql,
        restaurant,
        () => assertRefused(retry, "IDEMPOTENCY_KEY_REUSED"),
      );
      assertEquals(refusal.details, {
        restaurantId: restaurant.id,
        bookingId,
        cause: "the assignment no longer exists",
      });
    }
  });
}
