import { assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { addBooking } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addUser, asUser } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { asRole } from "./as_role.ts";

/** A booking, and a user who works at another restaurant. */
async function meetStranger(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const elsewhere = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const membership = { restaurantId: elsewhere.id, role: "owner" } as const;
  const userId = await addUser(sql, membership);
  return { restaurant, elsewhere, bookingId, userId };
}

Deno.test("a booking of another restaurant is refused exactly as one that does not exist", async () => {
  await using sql = connect();
  const { restaurant, elsewhere, bookingId, userId } = await meetStranger(sql);
  const ask = (id: string, tableIds: readonly string[]) =>
    withoutTrace(sql, restaurant, () =>
      assertRefused(
        () => asUser(sql, userId, (session) => assign(session, id, tableIds)),
        "BOOKING_NOT_FOUND",
      ));
  const missing = crypto.randomUUID();
  const refusal = await ask(missing, restaurant.tableIds);
  assertEquals(refusal.details, { bookingId: missing });
  for (const { tableIds } of [restaurant, elsewhere]) {
    assertEquals(await ask(bookingId, tableIds), {
      ...refusal,
      details: { bookingId },
    });
  }
});

Deno.test("a user who works nowhere, and a request without a user, know no booking", async () => {
  await using sql = connect();
  const { restaurant, bookingId } = await meetStranger(sql);
  const userId = await addUser(sql);
  const call = (session: Database) =>
    assign(session, bookingId, restaurant.tableIds);
  await withoutTrace(sql, restaurant, async () => {
    await assertRefused(() => asUser(sql, userId, call), "BOOKING_NOT_FOUND");
    await assertRefused(
      () => asRole(sql, "authenticated", call),
      "BOOKING_NOT_FOUND",
    );
  });
});

Deno.test("without signing in nothing can be assigned", async () => {
  await using sql = connect();
  const { restaurant, bookingId } = await meetStranger(sql);
  const error = await withoutTrace(sql, restaurant, () =>
    assertRejects(
      () =>
        asRole(
          sql,
          "anon",
          (session) => assign(session, bookingId, restaurant.tableIds),
        ),
      postgres.PostgresError,
    ));
  assertEquals(error.code, "42501");
});

Deno.test("a user of two restaurants cannot seat the booking of one at a table of the other", async () => {
  await using sql = connect();
  const { restaurant, elsewhere, bookingId, userId } = await meetStranger(sql);
  await sql`
    insert into restaurant_members (restaurant_id, user_id, role)
    values (${restaurant.id}, ${userId}, 'owner')`;
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        asUser(
          sql,
          userId,
          (session) => assign(session, bookingId, elsewhere.tableIds),
        ),
      "TABLE_NOT_FOUND",
    ));
  assertEquals(details, {
    restaurantId: restaurant.id,
    tableIds: elsewhere.tableIds.toSorted(),
  });
});
