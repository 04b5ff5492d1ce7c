import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect, type Database, one } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign, type Edited, unassign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

Deno.test("Neither order nor repetition of tables makes another request", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [a, b] = restaurant.tableIds as [string, string];
  const bookingId = await addBooking(sql, restaurant);
  const first = await assign(sql, bookingId, [a, b], { key: "order" });
  const again = await assign(sql, bookingId, [b, a, b], { key: "order" });
  assertEquals(again, { ...first, replayed: true });
});

Deno.test("Neither order nor repetition of tables makes another release", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
  );
  const [a, b] = restaurant.tableIds as [string, string];
  const release = (tableIds: string[]) =>
    unassign(sql, bookingId, { tableIds, key: "order" });
  const first = await release([a, b]);
  assertEquals(await release([b, a, a]), { ...first, replayed: true });
});

Deno.test("Naming the user that acts anyway does not make another request", async () => {
  await using sql = connect(1);
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const bookingId = await addBooking(sql, restaurant);
  const user = crypto.randomUUID();
  const first = await assign(sql, bookingId, tableIds, {
    assignedBy: user,
    key: "named",
  });
  await sql`
    select set_config('request.jwt.claims', ${
    JSON.stringify({ sub: user })
  }, false)`;
  const again = await assign(sql, bookingId, tableIds, { key: "named" });
  assertEquals(again, { ...first, replayed: true });
});

/** Edits in a session with this time zone, the moment as a text. */
async function updateIn(
  session: Database,
  timezone: string,
  bookingId: string,
  startAt: string,
): Promise<Edited> {
  await session`select set_config('TimeZone', ${timezone}, false)`;
  const row = one(
    await session<{ answer: Edited }[]>`
    select update_booking_with_capacity_check(
      ${bookingId}, p_start_at => ${startAt}::text::timestamptz,
      p_idempotency_key => 'time-zone'
    ) as answer`,
  );
  return row.answer;
}

Deno.test("Neither the session's time zone nor the offset of a moment makes another request", async () => {
  await using session = connect(1);
  const restaurant = await createRestaurant(session);
  const { bookingId } = await addSeatedBooking(
    session,
    restaurant,
    restaurant.tableIds,
    { start_at: at("18:00"), end_at: at("19:30") },
  );
  const first = await updateIn(session, "UTC", bookingId, at("18:30"));
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
    const again = await updateIn(session, timezone, bookingId, startAt);
    assertEquals(again, { ...first, replayed: true });
  }
});
