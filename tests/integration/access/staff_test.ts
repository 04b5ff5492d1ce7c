import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { type Database, one } from "../../../support/database.ts";
import { readChanges } from "../../../support/event.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addMember, asRole, asUser } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Adds a pending booking, and returns calls that seat it. */
async function addPendingBooking({ sql, restaurant, tables: { T1 } }: Scene) {
  const bookingId = await addBooking(sql, restaurant);
  const seat = (assignedBy?: string) => (session: Database) =>
    assign(session, bookingId, [T1], { ...assignedBy && { assignedBy } });
  return {
    bookingId,
    seatAs: (userId: string, assignedBy?: string) =>
      asUser(sql, userId, seat(assignedBy)),
    seatWithSecretKey: (assignedBy?: string) =>
      asRole(sql, "service_role", seat(assignedBy)),
  };
}

const pending = scene.with({ arrange: addPendingBooking });

/** Who the assignment and the audit say assigned the tables, and as what. */
async function readActors(sql: Database, bookingId: string) {
  const stored = one(
    await sql`
    select assigned_by from table_assignments where booking_id = ${bookingId}`,
  );
  const { actorId, actorRole } = one(await readChanges(sql, bookingId));
  return { assignedBy: stored.assigned_by, actorId, actorRole };
}

for (const role of ["owner", "manager", "host"] as const) {
  pending.test(`a member who is ${role} assigns tables and is recorded as the one who did`, async ({ sql, restaurant, bookingId, seatAs }) => {
    const userId = await addMember(sql, restaurant, role);
    await seatAs(userId);
    assertEquals((await readSeating(sql, bookingId)).status, "confirmed");
    assertEquals(await readActors(sql, bookingId), {
      assignedBy: userId,
      actorId: userId,
      actorRole: "authenticated",
    });
  });
}

pending.test("a viewer may not assign tables", async ({ sql, restaurant, bookingId, seatAs }) => {
  const viewer = await addMember(sql, restaurant, "viewer");
  const refusal = await withoutTrace(
    sql,
    restaurant,
    () => assertRefused(() => seatAs(viewer), "ROLE_NOT_ALLOWED"),
  );
  assertEquals(refusal, {
    sqlstate: "TA004",
    message: "A viewer may not change bookings or their tables",
    details: { bookingId, role: "viewer" },
    hint: "Ask an owner or a manager to make you a host",
  });
});

pending.test("a user may name themself as the one who assigns", async ({ sql, restaurant, bookingId, seatAs }) => {
  const host = await addMember(sql, restaurant, "host");
  await seatAs(host, host);
  assertEquals((await readActors(sql, bookingId)).assignedBy, host);
});

pending.test("a user may not name somebody else as the one who assigns", async ({ sql, restaurant, seatAs }) => {
  const owner = await addMember(sql, restaurant, "owner");
  const assignedBy = await addMember(sql, restaurant, "host");
  const refusal = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => seatAs(owner, assignedBy),
      "ASSIGNED_BY_NOT_ALLOWED",
    ));
  assertEquals(refusal, {
    sqlstate: "TA005",
    message: "A user may only assign in their own name",
    details: { assignedBy },
    hint: "Leave assignedBy out, or name the signed-in user",
  });
});

pending.test("a secret key may act for any restaurant and name any user", async ({ sql, restaurant, bookingId, seatWithSecretKey }) => {
  const viewer = await addMember(sql, restaurant, "viewer");
  await seatWithSecretKey(viewer);
  assertEquals(await readActors(sql, bookingId), {
    assignedBy: viewer,
    actorId: viewer,
    actorRole: "service_role",
  });
});

pending.test("a secret key that names no user leaves none recorded", async ({ sql, bookingId, seatWithSecretKey }) => {
  await seatWithSecretKey();
  assertEquals(await readActors(sql, bookingId), {
    assignedBy: null,
    actorId: null,
    actorRole: "service_role",
  });
});
