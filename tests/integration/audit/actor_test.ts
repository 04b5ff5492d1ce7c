import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import { readChanges } from "../../../support/event.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addMember, asRole, asUser } from "../../../support/user.ts";

/** Seats, edits and releases a booking, one event each. */
async function changeOften(
  session: Database,
  bookingId: string,
  tableIds: readonly string[],
  options?: { readonly assignedBy: string },
): Promise<void> {
  await assign(session, bookingId, tableIds, options);
  await update(session, bookingId, { partySize: 3 });
  await unassign(session, bookingId, { tableIds: tableIds.slice(0, 1) });
  await update(session, bookingId, { status: "cancelled" });
}

/** Who did what to the booking, and as which role. */
async function readActors(sql: Database, bookingId: string) {
  const events = await readChanges(sql, bookingId);
  return events.map((event) => [event.action, event.actorId, event.actorRole]);
}

scene.test("every event of a signed-in user names the user", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant);
  const host = await addMember(sql, restaurant, "host");
  await asUser(
    sql,
    host,
    (session) => changeOften(session, bookingId, restaurant.tableIds),
  );
  assertEquals(await readActors(sql, bookingId), [
    ["assigned", host, "authenticated"],
    ["edited", host, "authenticated"],
    ["released", host, "authenticated"],
    ["edited", host, "authenticated"],
  ]);
});

scene.test("a secret key acts as a system, or assigns in the name that it gives", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant);
  const assignedBy = crypto.randomUUID();
  await asRole(
    sql,
    "service_role",
    (session) =>
      changeOften(session, bookingId, restaurant.tableIds, { assignedBy }),
  );
  assertEquals(await readActors(sql, bookingId), [
    ["assigned", assignedBy, "service_role"],
    ["edited", null, "service_role"],
    ["released", null, "service_role"],
    ["edited", null, "service_role"],
  ]);
});
