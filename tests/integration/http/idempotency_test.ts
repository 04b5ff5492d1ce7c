import { assertEquals } from "@std/assert";
import { connect } from "../../../support/database.ts";
import {
  type EndpointName,
  type ErrorBody,
  post,
} from "../../../support/endpoint.ts";
import { readEvents } from "../../../support/event.ts";
import {
  assertCommonHeaders,
  assertError,
} from "../../../support/http_answer.ts";
import { tableOf } from "../../../support/table_of.ts";
import { addUser, signToken } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { createScene, type Scene } from "./refusals.ts";

/** A new key, as the header that carries it. */
function newKey(): { headers: Record<string, string> } {
  return { headers: { "idempotency-key": crypto.randomUUID() } };
}

/** A call of each endpoint, in an order that works. */
function callsFor(
  { bookingId, restaurant }: Scene,
): [EndpointName, Record<string, unknown>][] {
  return [
    ["assign-tables", { bookingId, tableIds: [...restaurant.tableIds] }],
    ["update-booking", { bookingId, partySize: 3 }],
    ["unassign-tables", { bookingId }],
  ];
}

Deno.test("A request sent again with its key is answered as the first time, and does nothing", async () => {
  await using sql = connect();
  const scene = await createScene(sql);
  const key = newKey();
  for (const [name, body] of callsFor(scene)) {
    const first = await post(name, body, key);
    assertEquals([name, first.status], [name, 200]);
    assertEquals(first.headers.has("idempotency-replayed"), false);
    await withoutTrace(sql, scene.restaurant, async () => {
      const second = await post(name, body, key);
      assertEquals([name, second.status], [name, 200]);
      assertEquals(second.body, first.body);
      assertEquals(second.headers.get("idempotency-replayed"), "true");
      assertCommonHeaders(second.headers);
    });
  }
  const actions = (await readEvents(sql, scene.bookingId)).map((event) =>
    event.action
  );
  assertEquals(actions, ["assigned", "edited", "released"]);
});

Deno.test("A key that another endpoint was called with is a new one", async () => {
  await using sql = connect();
  const scene = await createScene(sql);
  const key = newKey();
  for (const [name, body] of callsFor(scene)) {
    const { headers } = await post(name, body, key);
    assertEquals(headers.has("idempotency-replayed"), false, name);
  }
});

Deno.test("The order of the tables and the letters' case do not make another request", async () => {
  await using sql = connect();
  const { bookingId, restaurant } = await createScene(sql);
  const key = newKey();
  const tableIds = [tableOf(restaurant, 1), tableOf(restaurant, 2)];
  const first = await post("assign-tables", { bookingId, tableIds }, key);
  const second = await post("assign-tables", {
    bookingId: bookingId.toUpperCase(),
    tableIds: [...tableIds, ...tableIds].reverse(),
  }, key);
  assertEquals([second.status, second.body], [200, first.body]);
  assertEquals(second.headers.get("idempotency-replayed"), "true");
});

Deno.test("A key never reports success for an assignment that no longer exists", async () => {
  await using sql = connect();
  const { bookingId, restaurant } = await createScene(sql);
  const key = newKey();
  const body = { bookingId, tableIds: [tableOf(restaurant, 1)] };
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

Deno.test("A colleague cannot take over a key", async () => {
  await using sql = connect();
  const { bookingId, restaurant } = await createScene(sql);
  const key = newKey();
  const body = { bookingId, tableIds: [tableOf(restaurant, 1)] };
  const statuses: number[] = [];
  for (const role of ["host", "owner"] as const) {
    const member = { restaurantId: restaurant.id, role };
    const token = await signToken(await addUser(sql, member));
    const answer = await post("assign-tables", body, { ...key, token });
    statuses.push(answer.status);
  }
  assertEquals(statuses, [200, 422]);
});

Deno.test("A refused request leaves its key free for the next try", async () => {
  await using sql = connect();
  const { bookingId, restaurant } = await createScene(sql);
  const key = newKey();
  const body = { bookingId, tableIds: [tableOf(restaurant, 1)] };
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
  Deno.test(`"${key.slice(0, 10)}" is refused as a key with 400, and nothing is changed`, async () => {
    await using sql = connect();
    const scene = await createScene(sql);
    await withoutTrace(sql, scene.restaurant, async () => {
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
