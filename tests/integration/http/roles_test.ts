import { assertEquals } from "@std/assert";
import {
  type EndpointName,
  type ErrorBody,
  post,
} from "../../../support/endpoint.ts";
import { readChanges } from "../../../support/event.ts";
import { assertError } from "../../../support/http_answer.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addMember, signIn, signToken } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { booked } from "./booked.ts";

/** A call of each endpoint that would succeed, in an order that works. */
function callsFor(
  { tables: { T1 } }: Scene,
  bookingId: string,
): [EndpointName, Record<string, unknown>][] {
  return [
    ["assign-tables", { bookingId, tableIds: [T1] }],
    ["update-booking", { bookingId, notes: "Window seat" }],
    ["unassign-tables", { bookingId }],
  ];
}

/** Seats a booking at the second table, which no call asks for. */
const seated = scene.with({
  arrange: ({ sql, restaurant, tables: { T2 } }: Scene) =>
    addSeatedBooking(sql, restaurant, [T2]),
});

for (const role of ["owner", "manager", "host"] as const) {
  booked.test(`a member who is ${role} assigns, edits and releases, and the audit says who`, async (scene) => {
    const { sql, restaurant, bookingId } = scene;
    const userId = await addMember(sql, restaurant, role);
    const token = await signToken(userId);
    for (const [name, body] of callsFor(scene, bookingId)) {
      const { status } = await post(name, body, { token });
      assertEquals(status, 200, name);
    }
    const events = await readChanges(sql, bookingId);
    assertEquals(
      events.map((event) => [event.action, event.actorId, event.actorRole]),
      [
        ["assigned", userId, "authenticated"],
        ["edited", userId, "authenticated"],
        ["released", userId, "authenticated"],
      ],
    );
  });
}

seated.test("a viewer changes nothing", async (scene) => {
  const { sql, restaurant, bookingId } = scene;
  const token = await signIn(sql, restaurant, "viewer");
  await withoutTrace(sql, restaurant, async () => {
    for (const [name, body] of callsFor(scene, bookingId)) {
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

seated.test("staff of another restaurant cannot tell a booking from one that does not exist", async (scene) => {
  const { sql, restaurant, bookingId } = scene;
  const { restaurant: elsewhere } = await createScene(sql);
  const token = await signIn(sql, elsewhere, "owner");
  await withoutTrace(sql, restaurant, async () => {
    for (const id of [bookingId, crypto.randomUUID()]) {
      for (const [name, body] of callsFor(scene, id)) {
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

booked.test("staff cannot seat their booking at a table of another restaurant", async ({ sql, restaurant, tables: { T1 }, bookingId }) => {
  const token = await signIn(sql, restaurant, "owner");
  const elsewhere = await createScene(sql);
  await withoutTrace(sql, elsewhere.restaurant, async () => {
    for (const tableId of [elsewhere.tables.T1, crypto.randomUUID()]) {
      const body = { bookingId, tableIds: [T1, tableId] };
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

booked.test("a former member is a stranger, even with a token from before", async ({ sql, restaurant, tables: { T1 }, bookingId }) => {
  const userId = await addMember(sql, restaurant, "host");
  const token = await signToken(userId);
  const body = { bookingId, tableIds: [T1] };
  assertEquals((await post("assign-tables", body, { token })).status, 200);
  await sql`delete from restaurant_members where user_id = ${userId}`;
  assertEquals((await post("assign-tables", body, { token })).status, 404);
});
