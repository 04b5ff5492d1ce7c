import { assertEquals } from "@std/assert";
import { readSeating } from "../../../support/booking.ts";
import type { Answer } from "../../../support/endpoint.ts";
import {
  bearer,
  publishableKey,
  rest,
  type RestError,
  secretKey,
} from "../../../support/rest.ts";
import type { Assigned, Edited, Released } from "../../../support/rpc.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { signIn } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { booked } from "./booked.ts";

/** A call of each RPC that would succeed, in an order that works. */
function callsFor(
  { tables: { T1 } }: Scene,
  p_booking_id: string,
): [path: string, body: Record<string, unknown>][] {
  return [
    ["rpc/assign_tables_atomic_v2", { p_booking_id, p_table_ids: [T1] }],
    ["rpc/update_booking_with_capacity_check", { p_booking_id, p_notes: "x" }],
    ["rpc/unassign_tables_atomic", { p_booking_id }],
  ];
}

/** Expects an RPC to refuse with all of this. */
function assertRefused(
  { status, body }: Answer<RestError>,
  expected: Omit<RestError, "details"> & { readonly details: unknown },
): void {
  const details = JSON.parse(body.details ?? "null");
  assertEquals({ status, ...body, details }, { status: 400, ...expected });
}

/** Seats a booking at the second table, which no call asks for. */
const seated = scene.with({
  arrange: ({ sql, restaurant, tables: { T2 } }: Scene) =>
    addSeatedBooking(sql, restaurant, [T2]),
});

booked.test("over REST, the RPCs answer with the HTTP body and what is for the log", async (scene) => {
  const { sql, restaurant, bookingId } = scene;
  const host = bearer(await signIn(sql, restaurant, "host"));
  const [assign, update, unassign] = callsFor(scene, bookingId);
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

seated.test("over REST, the RPCs refuse a viewer with their own SQLSTATE", async (scene) => {
  const { sql, restaurant, bookingId } = scene;
  const viewer = bearer(await signIn(sql, restaurant, "viewer"));
  await withoutTrace(sql, restaurant, async () => {
    for (const [path, body] of callsFor(scene, bookingId)) {
      assertRefused(await rest<RestError>(path, viewer, { body }), {
        code: "TA004",
        message: "A viewer may not change bookings or their tables",
        details: { bookingId, role: "viewer" },
        hint: "Ask an owner or a manager to make you a host",
      });
    }
  });
});

seated.test("over REST, the RPCs refuse a booking of another restaurant as one that does not exist", async (scene) => {
  const { sql, restaurant, bookingId } = scene;
  const { restaurant: elsewhere } = await createScene(sql);
  const stranger = bearer(await signIn(sql, elsewhere, "owner"));
  await withoutTrace(sql, restaurant, async () => {
    for (const id of [bookingId, crypto.randomUUID()]) {
      for (const [path, body] of callsFor(scene, id)) {
        assertRefused(await rest<RestError>(path, stranger, { body }), {
          code: "TA002",
          message: "There is no such booking",
          details: { bookingId: id },
          hint: "Reload the bookings; it may have been deleted",
        });
      }
    }
  });
});

booked.test("over REST, assigning in somebody else's name is refused", async (scene) => {
  const { sql, restaurant, bookingId } = scene;
  const host = bearer(await signIn(sql, restaurant, "host"));
  const [path, body] = callsFor(scene, bookingId)[0] ?? [""];
  const named = { ...body, p_assigned_by: crypto.randomUUID() };
  await withoutTrace(sql, restaurant, async () => {
    const answer = await rest<RestError>(path, host, { body: named });
    assertEquals([answer.status, answer.body.code], [400, "TA005"]);
  });
  assertEquals((await rest(path, secretKey(), { body: named })).status, 200);
});

seated.test("over REST, the RPCs need a user or a secret key", async (scene) => {
  const { sql, restaurant, bookingId } = scene;
  await withoutTrace(sql, restaurant, async () => {
    for (const [path, body] of callsFor(scene, bookingId)) {
      const answer = await rest<RestError>(path, publishableKey(), { body });
      assertEquals([answer.status, answer.body.code], [401, "42501"], path);
    }
  });
});

seated.test("over REST, neither the capacity guard nor an inner function can be called", async ({ sql, restaurant, bookingId }) => {
  const owner = bearer(await signIn(sql, restaurant, "owner"));
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
