import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import {
  bearer,
  publishableKey,
  rest,
  type RestError,
  secretKey,
} from "../../../support/rest.ts";
import {
  createRestaurant,
  type Restaurant,
} from "../../../support/restaurant.ts";
import type { Assigned, Edited, Released } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { addUser, type Role, signToken } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** A call of each RPC that would succeed, in an order that works. */
function callsFor(
  bookingId: string,
  restaurant: Restaurant,
): [string, Record<string, unknown>][] {
  const p_booking_id = bookingId;
  const p_table_ids = [tableOf(restaurant, 1)];
  return [
    ["rpc/assign_tables_atomic_v2", { p_booking_id, p_table_ids }],
    ["rpc/update_booking_with_capacity_check", { p_booking_id, p_notes: "x" }],
    ["rpc/unassign_tables_atomic", { p_booking_id }],
  ];
}

async function memberOf(
  sql: Database,
  restaurant: Restaurant,
  role: Role,
) {
  const member = { restaurantId: restaurant.id, role };
  return bearer(await signToken(await addUser(sql, member)));
}

/** Seats a booking at the second table, which no call asks for. */
async function createSeated(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const { bookingId } = await addSeatedBooking(sql, restaurant, [
    tableOf(restaurant, 2),
  ]);
  return { restaurant, bookingId };
}

Deno.test("Called over REST, the RPCs answer with the HTTP body and what is for the log", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const host = await memberOf(sql, restaurant, "host");
  const [assign, update, unassign] = callsFor(bookingId, restaurant);
  const keysOf = async <Body extends object>(call: typeof assign) => {
    const [path, body] = call ?? [""];
    const answer = await rest<Body>(path, host, { body });
    assertEquals(answer.status, 200, path);
    return Object.keys(answer.body).sort();
  };
  assertEquals(await keysOf<Assigned>(assign), [
    "assignmentId",
    "bookingId",
    "capacity",
    "endAt",
    "replayed",
    "restaurantId",
    "startAt",
    "tableIds",
  ]);
  assertEquals((await readSeating(sql, bookingId)).status, "confirmed");
  assertEquals(await keysOf<Edited>(update), [
    "assignment",
    "booking",
    "capacity",
    "replayed",
    "restaurantId",
  ]);
  assertEquals(await keysOf<Released>(unassign), [
    "bookingId",
    "releasedTableIds",
    "replayed",
    "restaurantId",
  ]);
  assertEquals((await readSeating(sql, bookingId)).status, "pending");
});

Deno.test("Called over REST, the RPCs refuse a viewer with their own SQLSTATE", async () => {
  await using sql = connect();
  const { restaurant, bookingId } = await createSeated(sql);
  const viewer = await memberOf(sql, restaurant, "viewer");
  await withoutTrace(sql, restaurant, async () => {
    for (const [path, body] of callsFor(bookingId, restaurant)) {
      const answer = await rest<RestError>(path, viewer, { body });
      const details = JSON.parse(answer.body.details ?? "null");
      assertEquals<unknown>(
        [answer.status, { ...answer.body, details }],
        [400, {
          code: "TA004",
          message: "A viewer may not change bookings or their tables",
          details: { bookingId, role: "viewer" },
          hint: "Ask an owner or a manager to make you a host",
        }],
      );
    }
  });
});

Deno.test("Called over REST, the RPCs know no bookings of another restaurant", async () => {
  await using sql = connect();
  const { restaurant, bookingId } = await createSeated(sql);
  const stranger = await memberOf(sql, await createRestaurant(sql), "owner");
  await withoutTrace(sql, restaurant, async () => {
    for (const id of [bookingId, crypto.randomUUID()]) {
      for (const [path, body] of callsFor(id, restaurant)) {
        const answer = await rest<RestError>(path, stranger, { body });
        const details = JSON.parse(answer.body.details ?? "null");
        assertEquals<unknown>(
          [answer.status, { ...answer.body, details }],
          [400, {
            code: "TA002",
            message: "There is no such booking",
            details: { bookingId: id },
            hint: "Reload the bookings; it may have been deleted",
          }],
        );
      }
    }
  });
});

Deno.test("Called over REST, assigning in somebody else's name is refused", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const host = await memberOf(sql, restaurant, "host");
  const [path, body] = callsFor(bookingId, restaurant)[0] ?? [""];
  const named = { ...body, p_assigned_by: crypto.randomUUID() };
  await withoutTrace(sql, restaurant, async () => {
    const answer = await rest<RestError>(path, host, { body: named });
    assertEquals([answer.status, answer.body.code], [400, "TA005"]);
  });
  assertEquals((await rest(path, secretKey(), { body: named })).status, 200);
});

Deno.test("Called over REST, the RPCs may not be executed without a user or a secret key", async () => {
  await using sql = connect();
  const { restaurant, bookingId } = await createSeated(sql);
  await withoutTrace(sql, restaurant, async () => {
    for (const [path, body] of callsFor(bookingId, restaurant)) {
      const answer = await rest<RestError>(path, publishableKey(), { body });
      assertEquals([answer.status, answer.body.code], [401, "42501"], path);
    }
  });
});

Deno.test("Nobody calls the capacity guard or the inner functions by themselves", async () => {
  await using sql = connect();
  const { restaurant, bookingId } = await createSeated(sql);
  const owner = await memberOf(sql, restaurant, "owner");
  for (const credentials of [owner, secretKey()]) {
    const guard = await rest<RestError>(
      "rpc/validate_booking_capacity_after_assignment",
      credentials,
      { body: { p_booking_id: bookingId } },
    );
    assertEquals([guard.status, guard.body.code], [403, "42501"]);
    const inner = await rest<RestError>("rpc/lock_booking", credentials, {
      body: { p_booking_id: bookingId },
      headers: { "content-profile": "allocator" },
    });
    assertEquals([inner.status, inner.body.code], [406, "PGRST106"]);
  }
});
