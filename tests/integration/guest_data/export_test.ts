import { assertEquals } from "@std/assert";
import { one } from "../../../support/database.ts";
import { assign } from "../../../support/rpc.ts";
import { addBooking } from "../../../support/booking.ts";
import { at } from "../../../support/moment.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addMember, addUser, asRole, asUser } from "../../../support/user.ts";
import { assertRejectsWith } from "../../../support/violation.ts";
import { exportData } from "./guest_data.ts";

/** A guest who has been seated. */
async function addGuest({ sql, restaurant, tables: { T1 } }: Scene) {
  const bookingId = await addBooking(sql, restaurant, {
    start_at: at("18:00"),
    end_at: at("19:30"),
    guest_phone: "+49 30 901820",
    notes: "Allergic to nuts",
  });
  await assign(sql, bookingId, [T1]);
  return { bookingId };
}

const guests = scene.with({ arrange: addGuest });

guests.test("the export has every column of the booking and its events", async ({ sql, restaurant, bookingId, tables: { T1 } }) => {
  const { restaurantId, bookings } = await exportData(sql, restaurant.id, [
    bookingId,
  ]);
  assertEquals(restaurantId, restaurant.id);
  const columns = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = 'bookings'
      and is_generated = 'NEVER'`;
  const { events, created_at, updated_at, ...booking } = one(bookings);
  assertEquals(
    Object.keys({ ...booking, created_at, updated_at }).sort(),
    columns.map(({ name }) => name).sort(),
  );
  assertEquals(booking, {
    id: bookingId,
    restaurant_id: restaurant.id,
    party_size: 4,
    start_at: at("18:00"),
    end_at: at("19:30"),
    status: "confirmed",
    guest_name: "Ada Testguest",
    guest_phone: "+49 30 901820",
    notes: "Allergic to nuts",
    arrived_at: null,
    arrived_guests: null,
    seated_at: null,
    left_at: null,
    held_from: null,
  });
  const state = {
    partySize: 4,
    startAt: at("18:00"),
    endAt: at("19:30"),
  };
  const [, event] = events as Record<string, unknown>[];
  const { created_at: eventTime, ...assigned } = event ?? {};
  assertEquals(
    [typeof created_at, typeof updated_at, typeof eventTime],
    ["string", "string", "string"],
  );
  assertEquals([assigned, (events as unknown[]).length], [{
    action: "assigned",
    actor_id: null,
    actor_role: "postgres",
    before: { ...state, status: "pending", tableIds: [] },
    after: { ...state, status: "confirmed", tableIds: [T1] },
    capacity: { state: "unlimited" },
  }, 2]);
});

guests.test("every member and a secret key may export guest data, and nobody else gets any", async ({ sql, restaurant, bookingId }) => {
  const elsewhere = await createScene(sql);
  const users = {
    owner: await addMember(sql, restaurant, "owner"),
    viewer: await addMember(sql, restaurant, "viewer"),
    owner_elsewhere: await addMember(sql, elsewhere.restaurant, "owner"),
    nobody: await addUser(sql),
  };
  const counts: Record<string, number> = {};
  for (const [name, userId] of Object.entries(users)) {
    const { bookings } = await asUser(
      sql,
      userId,
      (session) => exportData(session, restaurant.id, [bookingId]),
    );
    counts[name] = bookings.length;
  }
  for (const role of ["service_role", "authenticated"] as const) {
    const { bookings } = await asRole(
      sql,
      role,
      (session) => exportData(session, restaurant.id, [bookingId]),
    );
    counts[role] = bookings.length;
  }
  assertEquals(counts, {
    owner: 1,
    viewer: 1,
    owner_elsewhere: 0,
    nobody: 0,
    service_role: 1,
    authenticated: 0,
  });
  await assertRejectsWith(
    () =>
      asRole(
        sql,
        "anon",
        (session) => exportData(session, restaurant.id, [bookingId]),
      ),
    "42501",
  );
});

guests.test("bookings of another restaurant are left out", async ({ sql, restaurant }) => {
  const elsewhere = await addGuest(await createScene(sql));
  const { bookings } = await exportData(sql, restaurant.id, [
    elsewhere.bookingId,
  ]);
  assertEquals(bookings, []);
});
