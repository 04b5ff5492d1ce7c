import { assertEquals } from "@std/assert";
import {
  type EndpointName,
  type ErrorBody,
  post,
} from "../../../support/endpoint.ts";
import { readChanges } from "../../../support/event.ts";
import {
  assertCommonHeaders,
  assertError,
} from "../../../support/http_answer.ts";
import { assertDescribed } from "../../../support/openapi.ts";
import { signIn } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import type { UpdateBody } from "./answers.ts";
import { type Booked, booked } from "./booked.ts";

/** A new key, as the header that carries it. */
function newKey(): { headers: Record<string, string> } {
  return { headers: { "idempotency-key": crypto.randomUUID() } };
}

/** A call of each endpoint, in an order that works. */
function callsFor(
  { bookingId, restaurant }: Booked,
): [EndpointName, Record<string, unknown>][] {
  return [
    ["assign-tables", { bookingId, tableIds: [...restaurant.tableIds] }],
    ["update-booking", { bookingId, partySize: 3 }],
    ["unassign-tables", { bookingId }],
  ];
}

booked.test("a request sent again with its key is answered as the first time, and does nothing", async (scene) => {
  const { sql, restaurant, bookingId } = scene;
  const key = newKey();
  for (const [name, body] of callsFor(scene)) {
    const first = await post(name, body, key);
    assertEquals([name, first.status], [name, 200]);
    assertEquals(first.headers.has("idempotency-replayed"), false);
    await withoutTrace(sql, restaurant, async () => {
      const second = await post(name, body, key);
      assertEquals([name, second.status], [name, 200]);
      assertEquals(second.body, first.body);
      assertEquals(second.headers.get("idempotency-replayed"), "true");
      assertCommonHeaders(second.headers);
    });
  }
  const events = await readChanges(sql, bookingId);
  assertEquals(
    events.map(({ action }) => action),
    ["assigned", "edited", "released"],
  );
});

booked.test("a key that another endpoint was called with is a new one", async (scene) => {
  const key = newKey();
  for (const [name, body] of callsFor(scene)) {
    const { headers } = await post(name, body, key);
    assertEquals(headers.has("idempotency-replayed"), false, name);
  }
});

booked.test("the order of the tables and the case of letters do not make another request", async ({ bookingId, tables: { T1, T2 } }) => {
  const key = newKey();
  const tableIds = [T1, T2];
  const first = await post("assign-tables", { bookingId, tableIds }, key);
  const second = await post("assign-tables", {
    bookingId: bookingId.toUpperCase(),
    tableIds: [...tableIds, ...tableIds].reverse(),
  }, key);
  assertEquals([second.status, second.body], [200, first.body]);
  assertEquals(second.headers.get("idempotency-replayed"), "true");
});

booked.test("a key never reports success for an assignment that no longer exists", async ({ sql, bookingId, restaurant, tables: { T1 } }) => {
  const key = newKey();
  const body = { bookingId, tableIds: [T1] };
  await post("assign-tables", body, key);
  await post("unassign-tables", { bookingId });
  await withoutTrace(sql, restaurant, async () => {
    assertError(await post<ErrorBody>("assign-tables", body, key), {
      status: 422,
      code: "ASSIGNMENT_VALIDATION",
      reason: "IDEMPOTENCY_KEY_REUSED",
      message:
        "The assignment in the answer of this idempotency key no longer exists",
      details: {
        restaurantId: restaurant.id,
        bookingId,
        cause: "the assignment no longer exists",
      },
      hint: "Look at the booking, and use a new key for a new request",
    });
  });
});

booked.test("an edit answered again has the guest's name, number and notes as they are now, and none is stored with the key", async ({ sql, bookingId, restaurant }) => {
  const key = newKey();
  const edit = {
    bookingId,
    partySize: 3,
    guestName: "Zoë Testguest",
    guestPhone: "+49 30 901820",
    notes: "No nuts",
  };
  const first = await post<UpdateBody>("update-booking", edit, key);
  const rows = await sql<{ response: UpdateBody }[]>`
    select response from assignment_requests
    where restaurant_id = ${restaurant.id}`;
  assertEquals(
    rows.map(({ response }) => Object.keys(response.booking).sort()),
    [[
      "arrivedAt",
      "arrivedGuests",
      "endAt",
      "id",
      "leftAt",
      "partySize",
      "restaurantId",
      "seatedAt",
      "startAt",
      "status",
      "updatedAt",
    ]],
  );
  assertEquals((await post("update-booking", edit, key)).body, first.body);

  const later = { guestName: "Zoë Renamed", guestPhone: null, notes: null };
  await post("update-booking", { bookingId, partySize: 2, ...later });
  const again = await post<UpdateBody>("update-booking", edit, key);
  assertEquals(again.headers.get("idempotency-replayed"), "true");
  assertEquals(again.body, {
    ...first.body,
    booking: { ...first.body.booking, ...later },
  });
});

booked.test("a key never reports a status that the booking no longer has", async ({ sql, bookingId, restaurant }) => {
  const key = newKey();
  const cancelled = { bookingId, status: "cancelled" };
  await post("update-booking", cancelled, key);
  await post("update-booking", { bookingId, status: "pending" });
  await withoutTrace(sql, restaurant, async () => {
    assertError(await post<ErrorBody>("update-booking", cancelled, key), {
      status: 422,
      code: "ASSIGNMENT_VALIDATION",
      reason: "IDEMPOTENCY_KEY_REUSED",
      message: "The status of the booking has changed since the answer of " +
        "this idempotency key",
      details: {
        restaurantId: restaurant.id,
        bookingId,
        cause: "the status has changed",
      },
      hint: "Look at the booking, and use a new key for a new request",
    });
  });
});

booked.test("a key never reports tables as released that the booking has again", async ({ sql, bookingId, restaurant, tables: { T1 } }) => {
  const key = newKey();
  const seat = { bookingId, tableIds: [T1] };
  await post("assign-tables", seat);
  await post("unassign-tables", { bookingId }, key);
  await post("assign-tables", seat);
  await withoutTrace(sql, restaurant, async () => {
    const answer = await post<ErrorBody>("unassign-tables", { bookingId }, key);
    assertError(answer, {
      status: 422,
      code: "ASSIGNMENT_VALIDATION",
      reason: "IDEMPOTENCY_KEY_REUSED",
      message:
        "The booking has tables again since the answer of this idempotency key",
      details: {
        restaurantId: restaurant.id,
        bookingId,
        cause: "the booking has tables again",
      },
      hint: "Look at the booking, and use a new key for a new request",
    });
    assertDescribed("unassign-tables", answer);
  });
});

booked.test("a colleague cannot take over a key", async ({ sql, bookingId, restaurant, tables: { T1 } }) => {
  const key = newKey();
  const body = { bookingId, tableIds: [T1] };
  const statuses: number[] = [];
  for (const role of ["host", "owner"] as const) {
    const token = await signIn(sql, restaurant, role);
    const answer = await post("assign-tables", body, { ...key, token });
    statuses.push(answer.status);
  }
  assertEquals(statuses, [200, 422]);
});

booked.test("a refused request leaves its key free for the next try", async ({ sql, bookingId, restaurant, tables: { T1 } }) => {
  const key = newKey();
  const body = { bookingId, tableIds: [T1] };
  const switchTables = (isActive: boolean) =>
    sql`
      update dining_tables set is_active = ${isActive}
      where restaurant_id = ${restaurant.id}`;
  await switchTables(false);
  assertEquals((await post("assign-tables", body, key)).status, 422);
  await switchTables(true);
  const { status, headers } = await post("assign-tables", body, key);
  assertEquals([status, headers.has("idempotency-replayed")], [200, false]);
});

for (const key of ["", "two words", "x".repeat(256), "é", "a\tb"]) {
  booked.test(`"${key.slice(0, 10)}" is refused as a key with 400, and nothing is changed`, async (scene) => {
    await withoutTrace(scene.sql, scene.restaurant, async () => {
      for (const [name, body] of callsFor(scene)) {
        const headers = { "idempotency-key": key };
        const message =
          "Expected 1 to 255 visible ASCII characters without spaces";
        assertError(await post<ErrorBody>(name, body, { headers }), {
          status: 400,
          code: "ASSIGNMENT_VALIDATION",
          reason: "INVALID_REQUEST",
          message: `The request is not valid at "Idempotency-Key": ${message}`,
          details: { issues: [{ path: "Idempotency-Key", message }] },
          hint: "Correct what details.issues names and send the request again",
        });
      }
    });
  });
}
