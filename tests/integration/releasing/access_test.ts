import { assertEquals } from "@std/assert";
import { connect } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { unassign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addUser, asUser } from "../../../support/user.ts";

for (const role of ["owner", "manager", "host"] as const) {
  Deno.test(`A ${role} gives tables of the restaurant back`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql, { seats: [4] });
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      restaurant.tableIds,
    );
    const user = await addUser(sql, { restaurantId: restaurant.id, role });
    const { releasedTableIds } = await asUser(
      sql,
      user,
      (session) => unassign(session, bookingId),
    );
    assertEquals(releasedTableIds, [...restaurant.tableIds]);
  });
}

Deno.test("A viewer may not give tables back", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
  );
  const viewer = await addUser(sql, {
    restaurantId: restaurant.id,
    role: "viewer",
  });
  const before = await dumpRestaurant(sql, restaurant.id);
  await assertRefused(
    () => asUser(sql, viewer, (session) => unassign(session, bookingId)),
    "ROLE_NOT_ALLOWED",
  );
  assertEquals(await dumpRestaurant(sql, restaurant.id), before);
});

Deno.test("Staff of another restaurant cannot tell a booking from one that does not exist by releasing it", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
  );
  const elsewhere = await createRestaurant(sql);
  const stranger = await addUser(sql, {
    restaurantId: elsewhere.id,
    role: "owner",
  });
  const before = await dumpRestaurant(sql, restaurant.id);
  const release = (id: string) =>
    assertRefused(
      () => asUser(sql, stranger, (session) => unassign(session, id)),
      "BOOKING_NOT_FOUND",
    );
  const absent = await release(crypto.randomUUID());
  assertEquals(await release(bookingId), { ...absent, details: { bookingId } });
  assertEquals(await dumpRestaurant(sql, restaurant.id), before);
});
