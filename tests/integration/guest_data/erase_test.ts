import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { one } from "../../../support/database.ts";
import { readChanges } from "../../../support/event.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addMember, addUser, asRole, asUser } from "../../../support/user.ts";
import { assertRejectsWith } from "../../../support/violation.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { erase, tablesWith } from "./guest_data.ts";

/** A guest whose name, number and notes can be found wherever they are. */
async function addGuest({ sql, restaurant, tables: { T1 } }: Scene) {
  const marker = `Marker ${crypto.randomUUID()}`;
  const bookingId = await addBooking(sql, restaurant, {
    guest_name: marker,
    // The number is shorter than the marker.
    guest_phone: marker.slice(0, 40),
    notes: marker,
  });
  await assign(sql, bookingId, [T1], { key: "assign" });
  return { marker, bookingId };
}

const guests = scene.with({ arrange: addGuest });

guests.test("a guest's name, number and notes are in no table but bookings, and in none once they are erased", async ({ sql, restaurant, tables: { T2 }, bookingId, marker }) => {
  await update(sql, bookingId, {
    guestName: `${marker} again`,
    guestPhone: marker.slice(0, 40),
    notes: `${marker} again`,
    key: "edit",
  });
  await assign(sql, bookingId, [T2], { key: "move" });
  await unassign(sql, bookingId, { key: "release" });
  await update(sql, bookingId, { status: "no_show", key: "over" });
  const number = marker.slice(0, 40);
  assertEquals(await tablesWith(sql, number), ["public.bookings"]);

  await erase(sql, restaurant.id, [bookingId]);
  assertEquals(await tablesWith(sql, number), []);
});

guests.test("a replayed answer has the name, number and notes that the booking has now", async ({ sql, restaurant, bookingId, marker }) => {
  const edit = { notes: `${marker} again`, key: "edit" };
  const first = await update(sql, bookingId, edit);
  assertEquals(await update(sql, bookingId, edit), {
    ...first,
    replayed: true,
  });
  await erase(sql, restaurant.id, [bookingId]);
  const { booking } = await update(sql, bookingId, edit);
  assertEquals(booking, {
    ...first.booking,
    guestName: "",
    guestPhone: null,
    notes: null,
  });
});

guests.test("an erased booking keeps its tables, and the audit says who erased it", async ({ sql, restaurant, bookingId }) => {
  const manager = await addMember(sql, restaurant, "manager");
  const [assigned] = await readChanges(sql, bookingId);
  const answer = await asUser(
    sql,
    manager,
    (session) => erase(session, restaurant.id, [bookingId]),
  );
  assertEquals(answer, {
    restaurantId: restaurant.id,
    erasedBookingIds: [bookingId],
  });
  const events = await readChanges(sql, bookingId);
  assertEquals(events.slice(1), [{
    action: "erased",
    actorId: manager,
    actorRole: "authenticated",
    before: assigned?.after ?? {},
    after: assigned?.after ?? {},
    capacity: null,
  }]);
  const row = one(
    await sql`
    select guest_name, guest_phone, notes, status, party_size from bookings
    where id = ${bookingId}`,
  );
  assertEquals({ ...row }, {
    guest_name: "",
    guest_phone: null,
    notes: null,
    status: "confirmed",
    party_size: 4,
  });
});

guests.test("only the restaurant's own bookings are erased", async ({ sql, restaurant, bookingId }) => {
  const elsewhere = await addGuest(await createScene(sql));
  const answer = await erase(sql, restaurant.id, [
    elsewhere.bookingId,
    bookingId,
    crypto.randomUUID(),
  ]);
  assertEquals(answer.erasedBookingIds, [bookingId]);
  assertEquals(await tablesWith(sql, elsewhere.marker), ["public.bookings"]);
});

for (const role of ["owner", "manager"] as const) {
  guests.test(`a member who is ${role} may erase guest data`, async ({ sql, restaurant, bookingId }) => {
    const userId = await addMember(sql, restaurant, role);
    const { erasedBookingIds } = await asUser(
      sql,
      userId,
      (session) => erase(session, restaurant.id, [bookingId]),
    );
    assertEquals(erasedBookingIds, [bookingId]);
  });
}

guests.test("a secret key may erase guest data", async ({ sql, restaurant, bookingId }) => {
  const { erasedBookingIds } = await asRole(
    sql,
    "service_role",
    (session) => erase(session, restaurant.id, [bookingId]),
  );
  assertEquals(erasedBookingIds, [bookingId]);
});

guests.test("nobody else may erase guest data, whether the restaurant exists or not", async ({ sql, restaurant, bookingId }) => {
  const elsewhere = await createScene(sql);
  const users = [
    await addMember(sql, restaurant, "host"),
    await addMember(sql, restaurant, "viewer"),
    await addMember(sql, elsewhere.restaurant, "owner"),
    await addUser(sql),
  ];
  await withoutTrace(sql, restaurant, async () => {
    for (const userId of users) {
      for (const restaurantId of [restaurant.id, crypto.randomUUID()]) {
        const { details } = await assertRefused(
          () =>
            asUser(
              sql,
              userId,
              (session) => erase(session, restaurantId, [bookingId]),
            ),
          "ROLE_NOT_ALLOWED",
        );
        assertEquals(details, { restaurantId });
      }
    }
    await assertRefused(
      () =>
        asRole(
          sql,
          "authenticated",
          (session) => erase(session, restaurant.id, [bookingId]),
        ),
      "ROLE_NOT_ALLOWED",
    );
    await assertRejectsWith(
      () =>
        asRole(
          sql,
          "anon",
          (session) => erase(session, restaurant.id, [bookingId]),
        ),
      "42501",
    );
  });
});
