import { assertEquals } from "@std/assert";
import { assertRefused } from "../../../support/refusal.ts";
import { unassign } from "../../../support/rpc.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addMember, asUser } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const seated = scene.with({
  arrange: ({ sql, restaurant, tables: { T1 } }: Scene) =>
    addSeatedBooking(sql, restaurant, [T1]),
});

for (const role of ["owner", "manager", "host"] as const) {
  seated.test(`a member who is ${role} releases tables of the restaurant`, async ({ sql, restaurant, tables: { T1 }, bookingId }) => {
    const userId = await addMember(sql, restaurant, role);
    const { releasedTableIds } = await asUser(
      sql,
      userId,
      (session) => unassign(session, bookingId),
    );
    assertEquals(releasedTableIds, [T1]);
  });
}

seated.test("a viewer may not release tables", async ({ sql, restaurant, bookingId }) => {
  const viewer = await addMember(sql, restaurant, "viewer");
  await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => asUser(sql, viewer, (session) => unassign(session, bookingId)),
      "ROLE_NOT_ALLOWED",
    ));
});

seated.test("staff of another restaurant cannot tell a booking from one that does not exist by releasing it", async ({ sql, restaurant, bookingId }) => {
  const { restaurant: elsewhere } = await createScene(sql);
  const stranger = await addMember(sql, elsewhere, "owner");
  const release = (id: string) =>
    withoutTrace(sql, restaurant, () =>
      assertRefused(
        () => asUser(sql, stranger, (session) => unassign(session, id)),
        "BOOKING_NOT_FOUND",
      ));
  const absent = await release(crypto.randomUUID());
  assertEquals(await release(bookingId), { ...absent, details: { bookingId } });
});
