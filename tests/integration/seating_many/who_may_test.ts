import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { seat } from "../../../support/room_rpc.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addMember, addUser, asRole, asUser } from "../../../support/user.ts";
import { assertRejectsWith } from "../../../support/violation.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const pending = scene.with({
  arrange: async ({ sql, restaurant, tables: { T1 } }: Scene) => ({
    seatings: [{
      bookingId: await addBooking(sql, restaurant),
      tableIds: [T1],
    }],
  }),
});

for (const role of ["owner", "manager", "host"] as const) {
  pending.test(`a member who is ${role} seats several bookings, and the audit names them`, async ({ sql, restaurant, seatings }) => {
    const userId = await addMember(sql, restaurant, role);
    const { assignments: [assignment] } = await asUser(
      sql,
      userId,
      (session) => seat(session, restaurant.id, seatings),
    );
    const event = (await readEvents(sql, assignment?.bookingId ?? "")).at(-1);
    assertEquals([event?.action, event?.actorId], ["assigned", userId]);
  });
}

pending.test("a viewer seats nobody", async ({ sql, restaurant, seatings }) => {
  const viewer = await addMember(sql, restaurant, "viewer");
  await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () =>
          asUser(
            sql,
            viewer,
            (session) => seat(session, restaurant.id, seatings),
          ),
        "ROLE_NOT_ALLOWED",
      ),
  );
});

pending.test("to a stranger the restaurant does not exist, whatever its bookings", async ({ sql, restaurant, seatings }) => {
  const { restaurant: elsewhere } = await createScene(sql);
  const owner = await addMember(sql, elsewhere, "owner");
  const nobody = await addUser(sql);
  const ask = (id: string) => (session: Database) =>
    seat(session, id, seatings, { capacityOverride: "VIP", key: "once" });
  const missing = crypto.randomUUID();
  const expected = await assertRefused(
    () => asUser(sql, owner, ask(missing)),
    "RESTAURANT_NOT_FOUND",
  );
  assertEquals(expected.details, { restaurantId: missing });
  await withoutTrace(sql, restaurant, async () => {
    for (
      const call of [
        () => asUser(sql, owner, ask(restaurant.id)),
        () => asUser(sql, nobody, ask(restaurant.id)),
        () => asRole(sql, "authenticated", ask(restaurant.id)),
      ]
    ) {
      assertEquals(await assertRefused(call, "RESTAURANT_NOT_FOUND"), {
        ...expected,
        details: { restaurantId: restaurant.id },
      });
    }
    await assertRejectsWith(
      () => asRole(sql, "anon", ask(restaurant.id)),
      "42501",
    );
  });
});

pending.test("a stranger's booking and one that does not exist get the same answer in one's own restaurant", async ({ sql, restaurant, seatings }) => {
  const { restaurant: elsewhere, tables: { T1 } } = await createScene(sql);
  const owner = await addMember(sql, elsewhere, "owner");
  const ask = (bookingId: string) => () =>
    asUser(
      sql,
      owner,
      (session) => seat(session, elsewhere.id, [{ bookingId, tableIds: [T1] }]),
    );
  const missing = crypto.randomUUID();
  const expected = await assertRefused(ask(missing), "BOOKING_NOT_FOUND");
  assertEquals(expected.details, {
    restaurantId: elsewhere.id,
    bookingId: missing,
  });
  const strange = seatings[0]?.bookingId ?? "";
  await withoutTrace(sql, restaurant, async () => {
    assertEquals(await assertRefused(ask(strange), "BOOKING_NOT_FOUND"), {
      ...expected,
      details: { ...expected.details, bookingId: strange },
    });
  });
});
