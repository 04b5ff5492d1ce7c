import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { update } from "../../../support/rpc.ts";
import { addUser, asUser } from "../../../support/user.ts";

for (const role of ["owner", "manager", "host"] as const) {
  Deno.test(`A ${role} edits a booking of the restaurant`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const bookingId = await addBooking(sql, restaurant);
    const user = await addUser(sql, { restaurantId: restaurant.id, role });
    const { booking } = await asUser(
      sql,
      user,
      (session) => update(session, bookingId, { notes: "High chair" }),
    );
    assertEquals(booking.notes, "High chair");
  });
}

Deno.test("A viewer may not edit a booking", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const viewer = await addUser(sql, {
    restaurantId: restaurant.id,
    role: "viewer",
  });
  const before = await dumpRestaurant(sql, restaurant.id);
  const refusal = await assertRefused(
    () =>
      asUser(
        sql,
        viewer,
        (session) => update(session, bookingId, { notes: "High chair" }),
      ),
    "ROLE_NOT_ALLOWED",
  );
  assertEquals(refusal.details, { bookingId, role: "viewer" });
  assertEquals(await dumpRestaurant(sql, restaurant.id), before);
});

Deno.test("Staff of another restaurant get the answer for a booking that does not exist", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const elsewhere = await createRestaurant(sql);
  const stranger = await addUser(sql, {
    restaurantId: elsewhere.id,
    role: "owner",
  });
  const before = await dumpRestaurant(sql, restaurant.id);
  const edit = (id: string) =>
    assertRefused(
      () => asUser(sql, stranger, (session) => update(session, id, {})),
      "BOOKING_NOT_FOUND",
    );
  const absent = await edit(crypto.randomUUID());
  assertEquals(await edit(bookingId), { ...absent, details: { bookingId } });
  assertEquals(await dumpRestaurant(sql, restaurant.id), before);
});
