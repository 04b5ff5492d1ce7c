import { assertEquals } from "@std/assert";
import { assertJustNow } from "../../../support/assert_now.ts";
import { afternoonZone, inMinutes, near } from "../../../support/near_now.ts";
import {
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { edit, seat } from "../../../support/room_rpc.ts";
import { scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const afternoon = scene.with({ timezone: afternoonZone() });

scene.test("a late party finds its table kept, until the end that was planned", async ({ sql, restaurant, tables: { T1 } }) => {
  const window = near(-40, 50);
  const bookingId = await addPromise(sql, restaurant, [T1], window);
  const since = Date.now();
  await edit(sql, bookingId, { status: "checked_in" });
  const party = await readParty(sql, bookingId);
  assertEquals([party.status, party.occupiedIds], ["checked_in", [T1]]);
  assertJustNow(party.seatedAt, since);
  assertEquals(party.endAt, new Date(window.end_at));
});

scene.test("a party that comes after its window needs an end that lies ahead, in one request", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(-90, 10));
  const endAt = inMinutes(-1);
  await sql`update bookings set end_at = ${endAt} where id = ${bookingId}`;

  const { details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => edit(sql, bookingId, { status: "checked_in" }),
        "BOOKING_NOT_ASSIGNABLE",
      ),
  );
  assertEquals(details, {
    restaurantId: restaurant.id,
    bookingId,
    status: "confirmed",
    endAt,
  });

  await edit(sql, bookingId, { status: "checked_in", endAt: inMinutes(60) });
  assertEquals((await readParty(sql, bookingId)).occupiedIds, [T1]);
});

scene.test("a no-show is never marked by the system, and frees the table at once when somebody does", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(-60, 30));
  await assertRefused(
    () => addSittingParty(sql, restaurant, [T1]),
    "TABLE_TAKEN",
  );
  const { assignment } = await edit(sql, bookingId, { status: "no_show" });
  assertEquals(assignment, null);
  const next = await addSittingParty(sql, restaurant, [T1]);
  assertEquals((await readParty(sql, next)).occupiedIds, [T1]);
});

afternoon.test("a party that comes after all and after its window is told that the window is over, and what it is", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(-90, 10));
  const endAt = inMinutes(-1);
  await edit(sql, bookingId, { endAt, status: "no_show" });
  const seating = { bookingId, tableIds: [T1], checkIn: true };
  const { message, details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => seat(sql, restaurant.id, [seating]),
        "BOOKING_NOT_ASSIGNABLE",
      ),
  );
  assertEquals(message, "The booking is over");
  assertEquals([details.status, details.endAt], ["no_show", endAt]);
});

afternoon.test("a party that was marked no-show comes after all, in one request", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(-60, 30));
  await edit(sql, bookingId, { status: "no_show" });
  await sql`
    update bookings set end_at = ${inMinutes(-1)} where id = ${bookingId}`;
  const since = Date.now();
  await seat(sql, restaurant.id, [{
    bookingId,
    tableIds: [T2],
    checkIn: true,
    endAt: inMinutes(60),
  }]);
  const party = await readParty(sql, bookingId);
  assertEquals([party.status, party.occupiedIds], ["checked_in", [T2]]);
  assertJustNow(party.seatedAt, since);
});

afternoon.test("who comes after all without an end that lies ahead is refused", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(-60, 30));
  await edit(sql, bookingId, { status: "no_show" });
  await sql`update bookings set end_at = ${
    inMinutes(-1)
  } where id = ${bookingId}`;
  await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () =>
          seat(sql, restaurant.id, [
            { bookingId, tableIds: [T1], checkIn: true },
          ]),
        "BOOKING_NOT_ASSIGNABLE",
      ),
  );
});

afternoon.test("a leave that was a mistake is undone, and the party has sat there since it first sat down", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  const { seatedAt } = await readParty(sql, bookingId);
  await edit(sql, bookingId, { status: "completed" });
  assertEquals((await readParty(sql, bookingId)).seatedAt, seatedAt);
  await seat(sql, restaurant.id, [
    { bookingId, tableIds: [T1], checkIn: true },
  ]);
  const party = await readParty(sql, bookingId);
  assertEquals(
    [party.status, party.seatedAt, party.leftAt, party.occupiedIds],
    ["checked_in", seatedAt, null, [T1]],
  );
});

for (const status of ["no_show", "completed"]) {
  scene.test(`a booking of another service date that is ${status} does not come after all`, async ({ sql, restaurant, tables: { T1 } }) => {
    const bookingId = await addPromise(sql, restaurant, [T1], near(-60, 30));
    await edit(sql, bookingId, { status });
    await sql`
      update bookings
      set start_at = start_at - interval '3 days',
        end_at = end_at - interval '3 days'
      where id = ${bookingId}`;
    const { details } = await withoutTrace(
      sql,
      restaurant,
      () =>
        assertRefused(
          () =>
            seat(sql, restaurant.id, [{
              bookingId,
              tableIds: [T1],
              checkIn: true,
              endAt: inMinutes(30),
            }]),
          "BOOKING_NOT_ASSIGNABLE",
        ),
    );
    assertEquals([details.bookingId, details.status], [bookingId, status]);
  });
}

for (const status of ["cancelled", "no_show", "completed"]) {
  scene.test(`without a check-in nobody who is ${status} gets tables`, async ({ sql, restaurant, tables: { T1 } }) => {
    const bookingId = await addPromise(sql, restaurant, [T1], near(-60, 30));
    await edit(sql, bookingId, { status });
    const { details } = await withoutTrace(
      sql,
      restaurant,
      () =>
        assertRefused(
          () => seat(sql, restaurant.id, [{ bookingId, tableIds: [T1] }]),
          "BOOKING_NOT_ASSIGNABLE",
        ),
    );
    assertEquals([details.bookingId, details.status], [bookingId, status]);
  });
}

afternoon.test("a cancelled booking does not come after all either", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(-60, 30));
  await edit(sql, bookingId, { status: "cancelled" });
  await assertRefused(
    () =>
      seat(sql, restaurant.id, [{ bookingId, tableIds: [T1], checkIn: true }]),
    "BOOKING_NOT_ASSIGNABLE",
  );
});
