import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { update } from "../../../support/rpc.ts";
import { createScene, scene } from "../../../support/scene.ts";
import { addMember, asUser } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

for (const role of ["owner", "manager", "host"] as const) {
  scene.test(`a member who is ${role} edits a booking of the restaurant`, async ({ sql, restaurant }) => {
    const bookingId = await addBooking(sql, restaurant);
    const user = await addMember(sql, restaurant, role);
    const { booking } = await asUser(
      sql,
      user,
      (session) => update(session, bookingId, { notes: "High chair" }),
    );
    assertEquals(booking.notes, "High chair");
  });
}

scene.test("a viewer may not edit a booking", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant);
  const viewer = await addMember(sql, restaurant, "viewer");
  const refusal = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        asUser(
          sql,
          viewer,
          (session) => update(session, bookingId, { notes: "High chair" }),
        ),
      "ROLE_NOT_ALLOWED",
    ));
  assertEquals(refusal.details, { bookingId, role: "viewer" });
});

scene.test("staff of another restaurant cannot tell a booking from one that does not exist by editing it", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant);
  const { restaurant: elsewhere } = await createScene(sql);
  const stranger = await addMember(sql, elsewhere, "owner");
  const edit = (id: string) =>
    withoutTrace(sql, restaurant, () =>
      assertRefused(
        () => asUser(sql, stranger, (session) => update(session, id, {})),
        "BOOKING_NOT_FOUND",
      ));
  const absent = await edit(crypto.randomUUID());
  assertEquals(await edit(bookingId), { ...absent, details: { bookingId } });
});
