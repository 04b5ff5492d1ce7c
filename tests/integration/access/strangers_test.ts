import { assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { addBooking } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addMember, addUser, asRole, asUser } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Adds a booking, and the owner of another restaurant. */
async function createStranger({ sql, restaurant }: Scene) {
  const { restaurant: elsewhere } = await createScene(sql);
  const bookingId = await addBooking(sql, restaurant);
  const stranger = await addMember(sql, elsewhere, "owner");
  return { elsewhere, bookingId, stranger };
}

const withStranger = scene.with({ arrange: createStranger });

withStranger.test("a booking of another restaurant is refused exactly as one that does not exist", async ({ sql, restaurant, elsewhere, bookingId, stranger }) => {
  const ask = (id: string, tableIds: readonly string[]) =>
    withoutTrace(sql, restaurant, () =>
      assertRefused(
        () => asUser(sql, stranger, (session) => assign(session, id, tableIds)),
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

withStranger.test("to a user who works nowhere, or a request without a user, no booking exists", async ({ sql, restaurant, bookingId, tables: { T1 } }) => {
  const userId = await addUser(sql);
  const call = (session: Database) => assign(session, bookingId, [T1]);
  await withoutTrace(sql, restaurant, async () => {
    await assertRefused(() => asUser(sql, userId, call), "BOOKING_NOT_FOUND");
    await assertRefused(
      () => asRole(sql, "authenticated", call),
      "BOOKING_NOT_FOUND",
    );
  });
});

withStranger.test("without signing in nothing can be assigned", async ({ sql, restaurant, bookingId, tables: { T1 } }) => {
  const error = await withoutTrace(sql, restaurant, () =>
    assertRejects(
      () => asRole(sql, "anon", (session) => assign(session, bookingId, [T1])),
      postgres.PostgresError,
    ));
  assertEquals(error.code, "42501");
});

withStranger.test("a member of two restaurants cannot seat the booking of one at a table of the other", async ({ sql, restaurant, elsewhere, bookingId, stranger }) => {
  await addMember(sql, restaurant, "owner", stranger);
  const { tableIds } = elsewhere;
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        asUser(
          sql,
          stranger,
          (session) => assign(session, bookingId, tableIds),
        ),
      "TABLE_NOT_FOUND",
    ));
  assertEquals(details, {
    restaurantId: restaurant.id,
    tableIds: tableIds.toSorted(),
  });
});
