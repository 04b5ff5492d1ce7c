import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { at, during } from "../../../support/moment.ts";
import { inMinutes, near } from "../../../support/near_now.ts";
import {
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { scene } from "../../../support/scene.ts";
import { assertViolates } from "../../../support/violation.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

for (
  const [name, add, occupied] of [
    ["set at tables of a party that waits", addPromise, true],
    ["taken from tables of a party that sits", addSittingParty, false],
  ] as const
) {
  scene.test(`occupied is not ${name}, by whoever writes`, async ({ sql, restaurant, tables: { T1 } }) => {
    const bookingId = await add(sql, restaurant, [T1], near(-30, 60));
    await withoutTrace(sql, restaurant, async () => {
      await assertViolates(
        () =>
          sql`
          update assigned_tables set occupied = ${occupied}
          where restaurant_id = ${restaurant.id}`,
        "a_table_is_held_while_its_assignment_says",
      );
      await assertViolates(
        () =>
          sql`
          update table_assignments set occupied = ${occupied}
          where booking_id = ${bookingId}`,
        "tables_are_held_while_the_booking_says",
      );
    });
  });
}

scene.test("occupied follows the status, by whoever writes", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1, T2], near(-30, 60));
  const occupied: (readonly string[])[] = [];
  for (const status of ["checked_in", "confirmed", "checked_in", "completed"]) {
    await sql`update bookings set status = ${status} where id = ${bookingId}`;
    occupied.push((await readParty(sql, bookingId)).occupiedIds);
  }
  const both = [T1, T2].sort();
  assertEquals(occupied, [both, [], both, []]);
});

scene.test("two parties do not sit at one table, whatever their windows and whoever writes", async ({ sql, restaurant, tables: { T1 } }) => {
  await addSittingParty(sql, restaurant, [T1]);
  const later = await addPromise(
    sql,
    restaurant,
    [T1],
    during("18:00", "20:00"),
  );
  await withoutTrace(
    sql,
    restaurant,
    () =>
      assertViolates(
        () =>
          sql`update bookings set status = 'checked_in' where id = ${later}`,
        "a_table_is_occupied_by_one_party",
      ),
  );
});

scene.test("one statement may exchange who sits at a table", async ({ sql, restaurant, tables: { T1 } }) => {
  const one = await addSittingParty(sql, restaurant, [T1]);
  const other = await addPromise(
    sql,
    restaurant,
    [T1],
    during("18:00", "20:00"),
  );
  await sql`
    update bookings
    set status = (case id when ${one} then 'confirmed' else 'checked_in' end)
      ::booking_status
    where id in (${one}, ${other})`;
  assertEquals((await readParty(sql, other)).occupiedIds, [T1]);
  assertEquals((await readParty(sql, one)).occupiedIds, []);
});

scene.test("tables are not held before the start of who waits, nor before who sits sat down", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const waiting = await addPromise(
    sql,
    restaurant,
    [T1],
    during("18:00", "20:00"),
  );
  const sitting = await addPromise(sql, restaurant, [T2], near(30, 90));
  await sql`update bookings set status = 'checked_in' where id = ${sitting}`;
  const hold = (id: string, from: string) => () =>
    sql`update bookings set held_from = ${from} where id = ${id}`;
  await withoutTrace(sql, restaurant, async () => {
    for (
      const write of [
        hold(waiting, at("17:59")),
        hold(sitting, inMinutes(-1)),
      ]
    ) await assertViolates(write, "a_hold_lies_between_the_party_and_its_end");
  });
  await hold(waiting, at("18:30"))();
  await hold(sitting, inMinutes(10))();
  assertEquals(
    (await readParty(sql, waiting)).heldFrom,
    new Date(at("18:30")),
  );
});

scene.test("tables are not held from another moment than the booking says", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(
    sql,
    restaurant,
    [T1],
    during("18:00", "20:00"),
  );
  const earlier = `[${at("17:00")},${at("20:00")})`;
  await withoutTrace(sql, restaurant, async () => {
    await assertViolates(
      () =>
        sql`
        update table_assignments set during = ${earlier}
        where booking_id = ${bookingId}`,
      "tables_are_held_while_the_booking_says",
    );
    await assertViolates(
      () =>
        sql`
        update assigned_tables set during = ${earlier}
        where restaurant_id = ${restaurant.id}`,
      "a_table_is_held_while_its_assignment_says",
    );
  });
});

scene.test("a direct move takes a hold from now back to the new start", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(-30, 60));
  await sql`
    update bookings set start_at = ${inMinutes(10)} where id = ${bookingId}`;
  const { heldFrom, startAt } = await readParty(sql, bookingId);
  assertEquals(heldFrom, startAt);
});

scene.test("a party that sits has sat down", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  await assertViolates(
    () => sql`update bookings set seated_at = null where id = ${bookingId}`,
    "a_seated_party_has_sat_down",
  );
});

scene.test("who sits, left or did neither has the times that go with it, by whoever writes", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(-30, 60));
  const times: [string, boolean, boolean][] = [];
  for (const status of ["checked_in", "completed", "pending"]) {
    await sql`update bookings set status = ${status} where id = ${bookingId}`;
    const { seatedAt, leftAt } = await readParty(sql, bookingId);
    times.push([status, seatedAt !== null, leftAt !== null]);
  }
  assertEquals(times, [
    ["checked_in", true, false],
    ["completed", true, true],
    ["pending", false, false],
  ]);
});

for (const arrived_guests of [0, 1001]) {
  scene.test(`of no party ${arrived_guests} guests have come, by whoever writes`, async ({ sql, restaurant }) => {
    const bookingId = await addBooking(sql, restaurant);
    await assertViolates(
      () =>
        sql`update bookings set ${
          sql({ arrived_guests })
        } where id = ${bookingId}`,
      "those_who_arrived_are_1_to_1000",
    );
  });
}
