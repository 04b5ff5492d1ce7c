import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect, type Database, one } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { tableOf } from "../../../support/table_of.ts";
import { addUser, asUser, type Role } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { asRole } from "./as_role.ts";

/** A restaurant with a pending booking and a member of that role. */
async function employ(sql: Database, role: Role) {
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const userId = await addUser(sql, { restaurantId: restaurant.id, role });
  return { restaurant, bookingId, userId, tableIds: [tableOf(restaurant, 1)] };
}

/** Who the assignment and the audit say assigned the tables, and as what. */
async function readActors(sql: Database, bookingId: string) {
  const stored = one(
    await sql`
    select assigned_by from table_assignments where booking_id = ${bookingId}`,
  );
  const { actorId, actorRole } = one(await readEvents(sql, bookingId));
  return { assignedBy: stored.assigned_by, actorId, actorRole };
}

for (const role of ["owner", "manager", "host"] as const) {
  Deno.test(`a member who is ${role} assigns tables and is recorded as the one who did`, async () => {
    await using sql = connect();
    const { bookingId, userId, tableIds } = await employ(sql, role);
    await asUser(
      sql,
      userId,
      (session) => assign(session, bookingId, tableIds),
    );
    assertEquals((await readSeating(sql, bookingId)).status, "confirmed");
    assertEquals(await readActors(sql, bookingId), {
      assignedBy: userId,
      actorId: userId,
      actorRole: "authenticated",
    });
  });
}

Deno.test("a viewer may not assign tables", async () => {
  await using sql = connect();
  const { restaurant, bookingId, userId, tableIds } = await employ(
    sql,
    "viewer",
  );
  const refusal = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        asUser(sql, userId, (session) => assign(session, bookingId, tableIds)),
      "ROLE_NOT_ALLOWED",
    ));
  assertEquals(refusal, {
    sqlstate: "TA004",
    message: "A viewer may not change bookings or their tables",
    details: { bookingId, role: "viewer" },
    hint: "Ask an owner or a manager to make you a host",
  });
});

Deno.test("a user may name themself as the one who assigns", async () => {
  await using sql = connect();
  const { bookingId, userId, tableIds } = await employ(sql, "host");
  await asUser(
    sql,
    userId,
    (session) => assign(session, bookingId, tableIds, { assignedBy: userId }),
  );
  assertEquals((await readActors(sql, bookingId)).assignedBy, userId);
});

Deno.test("a user may not name somebody else as the one who assigns", async () => {
  await using sql = connect();
  const { restaurant, bookingId, userId, tableIds } = await employ(
    sql,
    "owner",
  );
  const membership = { restaurantId: restaurant.id, role: "host" } as const;
  const assignedBy = await addUser(sql, membership);
  const refusal = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        asUser(
          sql,
          userId,
          (session) => assign(session, bookingId, tableIds, { assignedBy }),
        ),
      "ASSIGNED_BY_NOT_ALLOWED",
    ));
  assertEquals(refusal, {
    sqlstate: "TA005",
    message: "A user may only assign in their own name",
    details: { assignedBy },
    hint: "Leave assignedBy out, or name the signed-in user",
  });
});

Deno.test("a secret key may act for any restaurant and name anybody", async () => {
  await using sql = connect();
  const { bookingId, userId, tableIds } = await employ(sql, "viewer");
  await asRole(
    sql,
    "service_role",
    (session) => assign(session, bookingId, tableIds, { assignedBy: userId }),
  );
  assertEquals(await readActors(sql, bookingId), {
    assignedBy: userId,
    actorId: userId,
    actorRole: "service_role",
  });
});

Deno.test("a secret key that names nobody leaves nobody recorded", async () => {
  await using sql = connect();
  const { bookingId, tableIds } = await employ(sql, "viewer");
  await asRole(
    sql,
    "service_role",
    (session) => assign(session, bookingId, tableIds),
  );
  assertEquals(await readActors(sql, bookingId), {
    assignedBy: null,
    actorId: null,
    actorRole: "service_role",
  });
});
