import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import {
  type Database,
  inTransaction,
  one,
} from "../../../support/database.ts";
import { at, during } from "../../../support/moment.ts";
import { assign, type Edited, unassign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addMember, asUser } from "../../../support/user.ts";

scene.test("the order and repetition of tables do not make another request", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  const first = await assign(sql, bookingId, [T1, T2], { key: "order" });
  const again = await assign(sql, bookingId, [T2, T1, T2], { key: "order" });
  assertEquals(again, { ...first, replayed: true });
});

scene.test("the order and repetition of tables do not make another release", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1, T2]);
  const release = (tableIds: string[]) =>
    unassign(sql, bookingId, { tableIds, key: "order" });
  const first = await release([T1, T2]);
  assertEquals(await release([T2, T1, T1]), { ...first, replayed: true });
});

scene.test("naming the user who acts anyway does not make another request", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  const assignedBy = await addMember(sql, restaurant, "host");
  const key = "named";
  const first = await assign(sql, bookingId, [T1], { assignedBy, key });
  const again = await asUser(
    sql,
    assignedBy,
    (session) => assign(session, bookingId, [T1], { key }),
  );
  assertEquals(again, { ...first, replayed: true });
});

/** Edits in a transaction whose time zone decides how the start is read. */
function updateIn(
  sql: Database,
  timezone: string,
  bookingId: string,
  startAt: string,
): Promise<Edited> {
  return inTransaction(sql, async (session) => {
    await session`select set_config('TimeZone', ${timezone}, true)`;
    const row = one(
      await session<{ answer: Edited }[]>`
      select update_booking_with_capacity_check(
        ${bookingId}, p_start_at => ${startAt}::text::timestamptz,
        p_idempotency_key => 'time-zone'
      ) as answer`,
    );
    return row.answer;
  });
}

scene.test("the session's time zone and the offset of a moment do not make another request", async ({ sql, restaurant, tables: { T1 } }) => {
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1],
    during("18:00", "19:30"),
  );
  const first = await updateIn(sql, "UTC", bookingId, at("18:30"));
  assertEquals(
    [first.replayed, first.booking.startAt, first.booking.endAt],
    [false, at("18:30"), at("19:30")],
  );
  for (
    const [timezone, startAt] of [
      ["Asia/Kathmandu", "2031-06-14T00:15:00+05:45"],
      ["America/New_York", "2031-06-13 14:30"],
      ["Pacific/Auckland", at("18:30")],
    ] as const
  ) {
    const again = await updateIn(sql, timezone, bookingId, startAt);
    assertEquals(again, { ...first, replayed: true });
  }
});
