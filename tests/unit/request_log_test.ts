import { assertEquals, assertMatch } from "@std/assert";
import {
  type Endpoint,
  serveEndpoint,
} from "../../supabase/functions/_shared/endpoint.ts";
import { seatBookings } from "../../supabase/functions/seat-bookings/endpoint.ts";
import { unblockTables } from "../../supabase/functions/unblock-tables/endpoint.ts";
import { updateBooking } from "../../supabase/functions/update-booking/endpoint.ts";
import { withCapturedLog } from "./captured_log.ts";
import {
  assigned,
  assignRequest,
  BOOKING_ID,
  callAssign,
  RESTAURANT_ID,
  TABLE_ID,
} from "./endpoint_calls.ts";
import { FakeApi, raised } from "./fake_api.ts";

const requestId = "request-1";

/** Sends a request and returns its log line, without the time that it took. */
async function lineFor(api: FakeApi, init: RequestInit = {}) {
  const request = assignRequest(init);
  request.headers.set("x-request-id", requestId);
  const { response, lines } = await callAssign(api, request);
  await response.body?.cancel();
  assertEquals(lines.length, 1);
  const { duration_ms, ...line } = JSON.parse(lines[0] ?? "");
  assertEquals(typeof duration_ms, "number");
  return line;
}

/** Sends a body to any endpoint and returns its log line. */
async function lineOf<Body extends object>(
  endpoint: Endpoint<Body>,
  api: FakeApi,
  body: unknown,
) {
  const request = assignRequest({ body: JSON.stringify(body) });
  const { response, lines } = await withCapturedLog(() =>
    serveEndpoint(endpoint, api.platform)(request)
  );
  await response.body?.cancel();
  assertEquals(lines.length, 1);
  return JSON.parse(lines[0] ?? "");
}

const unknown = {
  event: "assign_tables",
  requestId,
  restaurantId: null,
  bookingId: null,
  code: null,
  reason: null,
  capacityState: null,
  cause: null,
};

Deno.test("a success is logged with its restaurant, booking and capacity", async () => {
  const answer = { ...unknown, restaurantId: RESTAURANT_ID };
  const known = {
    ...answer,
    bookingId: BOOKING_ID,
    capacityState: "enforced",
    status: 200,
  };
  const first = new FakeApi(() => Response.json(assigned));
  assertEquals(await lineFor(first), { ...known, outcome: "succeeded" });
  const again = new FakeApi(() =>
    Response.json({ ...assigned, replayed: true })
  );
  assertEquals(await lineFor(again), { ...known, outcome: "replayed" });
});

Deno.test("a refused body is logged without any of its content", async () => {
  const line = await lineFor(new FakeApi(), { body: '{"guestName":"Ada"}' });
  assertEquals(line, {
    ...unknown,
    outcome: "refused",
    status: 400,
    code: "ASSIGNMENT_VALIDATION",
    reason: "INVALID_REQUEST",
  });
});

Deno.test("a conflict is logged with its booking and no cause", async () => {
  assertEquals(await lineFor(new FakeApi(raised("TA101"))), {
    ...unknown,
    bookingId: BOOKING_ID,
    outcome: "refused",
    status: 409,
    code: "ASSIGNMENT_CONFLICT",
    reason: "TABLE_TAKEN",
  });
});

Deno.test("a refusal is logged with the restaurant and state of its details", async () => {
  const details = { restaurantId: RESTAURANT_ID, state: "enforced", covers: 9 };
  const api = new FakeApi(
    raised("TA102", { details: JSON.stringify(details) }),
  );
  const { restaurantId, capacityState, reason } = await lineFor(api);
  assertEquals({ restaurantId, capacityState, reason }, {
    restaurantId: RESTAURANT_ID,
    capacityState: "enforced",
    reason: "CAPACITY_EXCEEDED",
  });
});

Deno.test("a refusal of a request with several bookings is logged with the one that it names", async () => {
  const details = { restaurantId: RESTAURANT_ID, bookingId: BOOKING_ID };
  const api = new FakeApi(raised("TA103", {
    details: JSON.stringify(details),
  }));
  const { restaurantId, bookingId, reason } = await lineOf(seatBookings, api, {
    restaurantId: RESTAURANT_ID,
    seatings: [{ bookingId: BOOKING_ID, tableIds: [TABLE_ID] }],
  });
  assertEquals([restaurantId, bookingId, reason], [
    RESTAURANT_ID,
    BOOKING_ID,
    "TABLE_OCCUPIED",
  ]);
});

for (
  const [states, logged] of [
    [["enforced", "enforced"], "enforced"],
    [["enforced", "unlimited", "enforced"], "enforced, unlimited"],
    [[], null],
  ] as const
) {
  Deno.test(`services that were ${states.join(" and ") || "none"} are logged as ${logged}`, async () => {
    const api = new FakeApi(() =>
      Response.json({
        restaurantId: RESTAURANT_ID,
        replayed: false,
        assignments: [],
        capacity: states.map((state) => ({ state })),
      })
    );
    const line = await lineOf(seatBookings, api, {
      restaurantId: RESTAURANT_ID,
      seatings: [{ bookingId: BOOKING_ID, tableIds: [TABLE_ID] }],
    });
    assertEquals(line.outcome, "succeeded");
    assertEquals([line.bookingId, line.capacityState], [null, logged]);
  });
}

Deno.test("a block is logged without a booking and without a capacity", async () => {
  const api = new FakeApi(() =>
    Response.json({
      restaurantId: RESTAURANT_ID,
      replayed: false,
      releasedTableIds: [TABLE_ID],
    })
  );
  const assignmentId = assigned.assignmentId;
  const line = await lineOf(unblockTables, api, { assignmentId });
  assertEquals(line, {
    ...unknown,
    event: "unblock_tables",
    requestId: line.requestId,
    restaurantId: RESTAURANT_ID,
    outcome: "succeeded",
    status: 200,
    duration_ms: line.duration_ms,
  });
});

for (
  const [sqlstate, status, reason] of [
    ["42P01", 500, "DATABASE_ERROR"],
    ["57014", 503, "UNAVAILABLE"],
    ["TA201", 500, "CAPACITY_RULES_UNREADABLE"],
  ] as const
) {
  Deno.test(`${sqlstate} is logged as ${reason} with its cause`, async () => {
    assertEquals(await lineFor(new FakeApi(raised(sqlstate))), {
      ...unknown,
      bookingId: BOOKING_ID,
      outcome: "failed",
      status,
      code: "ASSIGNMENT_REPOSITORY_ERROR",
      reason,
      cause: { sqlstate, message: `message of ${sqlstate}` },
    });
  });
}

Deno.test("an API that is down is logged as a cause without a SQLSTATE", async () => {
  const { cause } = await lineFor(new FakeApi());
  assertEquals(cause.sqlstate, null);
  assertMatch(cause.message, /connection refused/);
});

Deno.test("only the beginning of a proxy's page is logged", async () => {
  const page = "<html>".repeat(1000);
  const api = new FakeApi(() => new Response(page, { status: 502 }));
  assertEquals((await lineFor(api)).cause.message.length, 300);
});

Deno.test("a line stays one line, whatever a request or answer contains", async () => {
  const api = new FakeApi(raised("XX000", { message: "a\nb\r\u2028c" }));
  const { lines } = await callAssign(api);
  assertEquals(lines.join().includes("\n"), false);
});

Deno.test("no guest's name or note is logged, however the edit ends", async () => {
  const guest = { guestName: "Ada Lovelace", notes: "allergic to nuts" };
  const endings = [
    () =>
      Response.json({ restaurantId: RESTAURANT_ID, replayed: false, guest }),
    raised("TA006", { details: JSON.stringify(guest) }),
    raised("23514", { details: "Failing row contains (Ada Lovelace, nuts)." }),
    raised("22P02", { message: 'invalid input syntax: "Ada Lovelace"' }),
    raised("42P01", { hint: "Ada Lovelace" }),
  ];
  for (const ending of endings) {
    const body = JSON.stringify({ bookingId: BOOKING_ID, ...guest });
    const serve = serveEndpoint(updateBooking, new FakeApi(ending).platform);
    const called = await withCapturedLog(() => serve(assignRequest({ body })));
    await called.response.body?.cancel();
    assertEquals(called.lines.length, 1);
    assertEquals(/Ada|nuts/.test(called.lines.join()), false);
  }
});
