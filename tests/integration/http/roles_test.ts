import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import {
  type EndpointName,
  type ErrorBody,
  post,
} from "../../../support/endpoint.ts";
import { readEvents } from "../../../support/event.ts";
import { assertError } from "../../../support/http_answer.ts";
import {
  createRestaurant,
  type Restaurant,
} from "../../../support/restaurant.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { addUser, type Role, signToken } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** A call of each endpoint that would succeed, in an order that works. */
function callsFor(
  bookingId: string,
  restaurant: Restaurant,
): [EndpointName, Record<string, unknown>][] {
  return [
    ["assign-tables", { bookingId, tableIds: [tableOf(restaurant, 1)] }],
    ["update-booking", { bookingId, notes: "Window seat" }],
    ["unassign-tables", { bookingId }],
  ];
}

async function tokenFor(
  sql: Database,
  restaurant: Restaurant,
  role: Role,
): Promise<string> {
  const member = { restaurantId: restaurant.id, role };
  return await signToken(await addUser(sql, member));
}

for (const role of ["owner", "manager", "host"] as const) {
  Deno.test(`Staff with the role ${role} assign, edit and release, and the audit says who`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const bookingId = await addBooking(sql, restaurant);
    const userId = await addUser(sql, { restaurantId: restaurant.id, role });
    const token = await signToken(userId);
    for (const [name, body] of callsFor(bookingId, restaurant)) {
      const { status } = await post(name, body, { token });
      assertEquals(status, 200, name);
    }
    const events = await readEvents(sql, bookingId);
    assertEquals(
      events.map(({ action, actorId, actorRole }) => [
        action,
        actorId,
        actorRole,
      ]),
      ["assigned", "edited", "released"].map((action) => [
        action,
        userId,
        "authenticated",
      ]),
    );
  });
}

Deno.test("A viewer changes nothing", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { bookingId } = await addSeatedBooking(sql, restaurant, [
    tableOf(restaurant, 2),
  ]);
  const token = await tokenFor(sql, restaurant, "viewer");
  await withoutTrace(sql, restaurant, async () => {
    for (const [name, body] of callsFor(bookingId, restaurant)) {
      assertError(await post<ErrorBody>(name, body, { token }), {
        status: 403,
        code: "ASSIGNMENT_VALIDATION",
        reason: "ROLE_NOT_ALLOWED",
        message: "A viewer may not change bookings or their tables",
        details: { bookingId, role: "viewer" },
        hint: "Ask an owner or a manager to make you a host",
      });
    }
  });
});

Deno.test("Staff of another restaurant cannot tell a booking from one that does not exist", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { bookingId } = await addSeatedBooking(sql, restaurant, [
    tableOf(restaurant, 2),
  ]);
  const token = await tokenFor(sql, await createRestaurant(sql), "owner");
  await withoutTrace(sql, restaurant, async () => {
    for (const id of [bookingId, crypto.randomUUID()]) {
      for (const [name, body] of callsFor(id, restaurant)) {
        assertError(await post<ErrorBody>(name, body, { token }), {
          status: 404,
          code: "ASSIGNMENT_VALIDATION",
          reason: "BOOKING_NOT_FOUND",
          message: "There is no such booking",
          details: { bookingId: id },
          hint: "Reload the bookings; it may have been deleted",
        });
      }
    }
  });
});

Deno.test("Staff cannot seat their booking at a table of another restaurant", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const token = await tokenFor(sql, restaurant, "owner");
  const elsewhere = await createRestaurant(sql);
  const foreign = tableOf(elsewhere, 1);
  await withoutTrace(sql, elsewhere, async () => {
    for (const tableId of [foreign, crypto.randomUUID()]) {
      const body = { bookingId, tableIds: [tableOf(restaurant, 1), tableId] };
      assertError(await post<ErrorBody>("assign-tables", body, { token }), {
        status: 404,
        code: "ASSIGNMENT_VALIDATION",
        reason: "TABLE_NOT_FOUND",
        message: "There is no such table in this restaurant",
        details: { restaurantId: restaurant.id, tableIds: [tableId] },
        hint: "Reload the floor plan; the table may have been removed",
      });
    }
  });
});

Deno.test("A member whose membership has ended is a stranger with the same token", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const userId = await addUser(sql, {
    restaurantId: restaurant.id,
    role: "host",
  });
  const token = await signToken(userId);
  const body = { bookingId, tableIds: [tableOf(restaurant, 1)] };
  assertEquals((await post("assign-tables", body, { token })).status, 200);
  await sql`delete from restaurant_members where user_id = ${userId}`;
  assertEquals((await post("assign-tables", body, { token })).status, 404);
});
