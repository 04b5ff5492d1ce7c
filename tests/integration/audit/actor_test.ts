import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { addUser, asUser } from "../../../support/user.ts";

/** Seats, edits and releases a booking, one event each. */
async function changeOften(
  session: Database,
  bookingId: string,
  tableIds: readonly string[],
  assignedBy?: string,
): Promise<void> {
  await assign(session, bookingId, tableIds, assignedBy ? { assignedBy } : {});
  await update(session, bookingId, { partySize: 3 });
  await unassign(session, bookingId, { tableIds: tableIds.slice(0, 1) });
  await update(session, bookingId, { status: "cancelled" });
}

Deno.test("Every event of a signed-in user names the user", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const host = await addUser(sql, {
    restaurantId: restaurant.id,
    role: "host",
  });
  await asUser(
    sql,
    host,
    (session) => changeOften(session, bookingId, restaurant.tableIds),
  );
  const events = await readEvents(sql, bookingId);
  assertEquals(
    events.map(({ action, actorId, actorRole }) => [
      action,
      actorId,
      actorRole,
    ]),
    ["assigned", "edited", "released", "edited"].map((action) => [
      action,
      host,
      "authenticated",
    ]),
  );
});

Deno.test("A secret key acts as a system, or assigns in the name that it gives", async () => {
  await using sql = connect(1);
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const chosenBy = crypto.randomUUID();
  await sql`set role service_role`;
  await changeOften(sql, bookingId, restaurant.tableIds, chosenBy);
  await sql`reset role`;
  const events = await readEvents(sql, bookingId);
  assertEquals(
    events.map(({ action, actorId, actorRole }) => [
      action,
      actorId,
      actorRole,
    ]),
    [
      ["assigned", chosenBy, "service_role"],
      ["edited", null, "service_role"],
      ["released", null, "service_role"],
      ["edited", null, "service_role"],
    ],
  );
});
