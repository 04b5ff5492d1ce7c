import { assertEquals, assertExists, assertMatch } from "@std/assert";
import { serveEndpoint } from "../../supabase/functions/_shared/endpoint.ts";
import type { ErrorBody } from "../../supabase/functions/_shared/error_response.ts";
import { assignTables } from "../../supabase/functions/assign-tables/endpoint.ts";
import { withCapturedLog } from "./captured_log.ts";
import {
  assigned,
  assignRequest,
  callAssign,
  RESTAURANT_ID,
  validBody,
} from "./endpoint_calls.ts";
import {
  accessToken,
  FakeApi,
  PUBLISHABLE_KEY,
  raised,
  SECRET_KEY,
} from "./fake_api.ts";

const succeeding = () => new FakeApi(() => Response.json(assigned));

/** Gives a response's error, after checking that it has all six keys. */
async function errorOf(response: Response): Promise<ErrorBody> {
  const error: ErrorBody = await response.json();
  assertEquals(Object.keys(error), [
    "code",
    "reason",
    "message",
    "details",
    "hint",
    "requestId",
  ]);
  assertEquals(error.requestId, response.headers.get("x-request-id"));
  return error;
}

/** Each way in which a request can end, as the call that leads there. */
const endings: Record<string, [FakeApi, () => Request, number]> = {
  success: [succeeding(), assignRequest, 200],
  preflight: [
    succeeding(),
    () => new Request("http://localhost/", { method: "OPTIONS" }),
    204,
  ],
  "a wrong body": [succeeding(), () => assignRequest({ body: "{}" }), 400],
  "a wrong idempotency key": [
    succeeding(),
    () => assignRequest({ headers: { "idempotency-key": "a b" } }),
    400,
  ],
  "no credentials": [
    succeeding(),
    () => assignRequest({ headers: { apikey: "" } }),
    401,
  ],
  "a wrong method": [
    succeeding(),
    () => new Request("http://localhost/"),
    405,
  ],
  "a wrong content type": [
    succeeding(),
    () => assignRequest({ headers: { "content-type": "text/plain" } }),
    415,
  ],
  "a body too large": [
    succeeding(),
    () => assignRequest({ body: "x".repeat(20_000) }),
    413,
  ],
  "a refusal": [new FakeApi(raised("TA011")), assignRequest, 422],
  "a conflict": [new FakeApi(raised("TA101")), assignRequest, 409],
  "a repository error": [new FakeApi(raised("42P01")), assignRequest, 500],
  "a database that is down": [
    new FakeApi(raised("PGRST000", {}, 503)),
    assignRequest,
    503,
  ],
  "an API that is down": [new FakeApi(), assignRequest, 503],
  "an answer that makes no sense": [
    new FakeApi(() => Response.json(null)),
    assignRequest,
    500,
  ],
  "an API that answers with a page": [
    new FakeApi(() => new Response("<html>", { status: 502 })),
    assignRequest,
    503,
  ],
};

for (const [name, [api, makeRequest, status]] of Object.entries(endings)) {
  Deno.test(`${name} answers ${status} with CORS headers and a request id`, async () => {
    const { response, lines } = await callAssign(api, makeRequest());
    assertEquals(response.status, status);
    const { headers } = response;
    assertEquals(headers.get("access-control-allow-origin"), "*");
    const allowed = headers.get("access-control-allow-headers")?.split(", ");
    const exposed = headers.get("access-control-expose-headers")?.split(", ");
    for (
      const header of [
        "authorization",
        "apikey",
        "content-type",
        "x-client-info",
        "x-region",
        "traceparent",
        "tracestate",
        "baggage",
        "sentry-trace",
        "idempotency-key",
        "x-request-id",
      ]
    ) assertEquals(allowed?.includes(header), true, header);
    for (
      const header of [
        "x-request-id",
        "retry-after",
        "idempotency-replayed",
        "server-timing",
        "x-supabase-server-error",
      ]
    ) assertEquals(exposed?.includes(header), true, header);
    assertMatch(headers.get("x-request-id") ?? "", /^[\da-f-]{36}$/);
    assertEquals(headers.has("retry-after"), status === 503);
    assertEquals(headers.has("server-timing"), status === 200);
    assertEquals(lines.length, 1);
    await response.body?.cancel();
  });
}

Deno.test("a success is the RPC's answer without what is meant for the log", async () => {
  const { response } = await callAssign(succeeding());
  const { restaurantId: _, replayed: __, ...body } = assigned;
  assertEquals(await response.json(), body);
  assertEquals(response.headers.has("idempotency-replayed"), false);
});

Deno.test("a replayed answer says so in a header", async () => {
  const api = new FakeApi(() => Response.json({ ...assigned, replayed: true }));
  const { response } = await callAssign(api);
  assertEquals(response.headers.get("idempotency-replayed"), "true");
  assertEquals("replayed" in await response.json(), false);
});

Deno.test("a given request id comes back in header and body", async () => {
  const headers = { "x-request-id": "from-the-dashboard" };
  const request = assignRequest({ headers, body: "{}" });
  const { response } = await callAssign(succeeding(), request);
  assertEquals((await errorOf(response)).requestId, "from-the-dashboard");
});

Deno.test("405 names the allowed methods", async () => {
  for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE"]) {
    const request = new Request("http://localhost/", { method });
    const { response } = await callAssign(succeeding(), request);
    assertEquals(response.headers.get("allow"), "POST, OPTIONS");
    assertEquals((await errorOf(response)).reason, "INVALID_REQUEST");
  }
});

Deno.test("a refusal passes on what the SQL wrote for the caller", async () => {
  const details = { token: "capacity_exceeded_post_assignment", covers: 41 };
  const written = { message: "Too many covers", hint: "Choose another day" };
  const api = new FakeApi(
    raised("TA102", { ...written, details: JSON.stringify(details) }),
  );
  const { response } = await callAssign(api);
  const { requestId, ...error } = await errorOf(response);
  assertExists(requestId);
  assertEquals(error, {
    code: "ASSIGNMENT_CONFLICT",
    reason: "CAPACITY_EXCEEDED",
    ...written,
    details,
  });
});

Deno.test("text from the database never reaches a caller, and values it quotes never reach the log", async () => {
  const raw = {
    message: 'invalid input syntax for type integer: "Ada Lovelace"',
    details: "Failing row contains (Ada Lovelace, allergic to nuts)",
    hint: "Ada Lovelace",
  };
  for (const sqlstate of ["22P02", "23514", "23P01", "57014", "P0001"]) {
    const api = new FakeApi(raised(sqlstate, raw));
    const { response, lines } = await callAssign(api);
    const text = await response.text();
    assertEquals(/Ada|nuts|integer/.test(text), false, text);
    assertEquals(/Ada|nuts/.test(lines.join()), false, lines.join());
  }
});

Deno.test("a crash has the body of a DATABASE_ERROR and is logged", async () => {
  const crashing = {
    ...assignTables,
    makeRequest: () => {
      throw new TypeError("x is not a function");
    },
  };
  const serve = serveEndpoint(crashing, succeeding().platform);
  const { response, lines } = await withCapturedLog(() =>
    serve(assignRequest())
  );
  const { code, reason, details } = await errorOf(response);
  assertEquals(response.status, 500);
  assertEquals(response.headers.get("access-control-allow-origin"), "*");
  assertEquals(code, "ASSIGNMENT_REPOSITORY_ERROR");
  assertEquals(reason, "DATABASE_ERROR");
  assertEquals(details, null);
  assertEquals(JSON.parse(lines[0] ?? "").cause, {
    sqlstate: null,
    message: "TypeError: x is not a function",
  });
});

Deno.test("an answer of unknown shape is not a success", async () => {
  for (const answer of [{ assignmentId: "1" }, null, [], "x"]) {
    const api = new FakeApi(() => Response.json(answer));
    const { response } = await callAssign(api);
    const { reason, message } = await errorOf(response);
    assertEquals(reason, "DATABASE_ERROR");
    assertMatch(message, /may have been made/);
  }
});

Deno.test("a request with a secret key calls the RPC with that key", async () => {
  const api = succeeding();
  await callAssign(api);
  const [request] = api.requests;
  assertEquals(request?.path, "/rest/v1/rpc/assign_tables_atomic_v2");
  assertEquals(request?.headers.get("apikey"), SECRET_KEY);
});

Deno.test("a user's request calls the RPC as that user, never with the secret key", async () => {
  const api = succeeding();
  const token = await accessToken();
  const headers = {
    apikey: SECRET_KEY,
    authorization: `Bearer ${token}`,
  };
  const { response } = await callAssign(api, assignRequest({ headers }));
  assertEquals(response.status, 200);
  const [request] = api.requests;
  assertEquals(request?.headers.get("apikey"), PUBLISHABLE_KEY);
  assertEquals(request?.headers.get("authorization"), `Bearer ${token}`);
});

Deno.test("the RPC gets the caller's values, and uses its defaults for the rest", async () => {
  const api = succeeding();
  await callAssign(api);
  assertEquals(api.requests[0]?.body, {
    p_booking_id: validBody.bookingId,
    p_table_ids: validBody.tableIds,
  });
  const whole = {
    ...validBody,
    requireAdjacency: false,
    assignedBy: RESTAURANT_ID,
  };
  await callAssign(
    api,
    assignRequest({
      body: JSON.stringify(whole),
      headers: { "idempotency-key": "key-1" },
    }),
  );
  assertEquals(api.requests[1]?.body, {
    p_booking_id: validBody.bookingId,
    p_table_ids: validBody.tableIds,
    p_require_adjacency: false,
    p_assigned_by: RESTAURANT_ID,
    p_idempotency_key: "key-1",
  });
});

for (
  const [name, sqlstate, status] of [
    ["a token that the REST interface does not take yet", "PGRST301", 401],
    ["a REST interface that lets no one in without a token", "PGRST302", 401],
    ["a token that was issued in the future", "PGRST303", 401],
    ["a function that the REST interface does not know yet", "PGRST202", 404],
    ["a database that is read-only", "25006", 405],
  ] as const
) {
  Deno.test(`${name} is tried three times, then answered with 503 and Retry-After`, async () => {
    const api = new FakeApi(raised(sqlstate, {}, status));
    const { response } = await callAssign(api);
    const { reason, message } = await errorOf(response);
    assertEquals([response.status, reason], [503, "UNAVAILABLE"]);
    assertEquals(response.headers.get("retry-after"), "1");
    assertMatch(message, /nothing was changed/);
    assertEquals(api.requests.length, 3);
  });

  Deno.test(`${name} goes unnoticed when the next try succeeds`, async () => {
    const api = new FakeApi(
      raised(sqlstate, {}, status),
      () => Response.json(assigned),
    );
    const { response } = await callAssign(api);
    assertEquals([response.status, api.requests.length], [200, 2]);
  });
}

Deno.test("too many requests are answered with 503 and Retry-After, and retried only with an idempotency key", async () => {
  for (
    const [headers, tries] of [[{}, 1], [{ "idempotency-key": "key-1" }, 3]]
  ) {
    const api = new FakeApi(() =>
      Response.json({ message: "API rate limit exceeded" }, { status: 429 })
    );
    const { response } = await callAssign(
      api,
      assignRequest({ headers: headers as HeadersInit }),
    );
    assertEquals(response.status, 503);
    assertEquals(response.headers.get("retry-after"), "1");
    assertEquals<unknown>(api.requests.length, tries);
  }
});

Deno.test("a call whose answer was lost is retried only with an idempotency key", async () => {
  const lost = new FakeApi();
  await callAssign(lost);
  assertEquals(lost.requests.length, 1);
  const found = new FakeApi(
    () => new Response("<html>", { status: 502 }),
    () => Response.json({ ...assigned, replayed: true }),
  );
  const headers = { "idempotency-key": "key-1" };
  const { response } = await callAssign(found, assignRequest({ headers }));
  assertEquals(response.headers.get("idempotency-replayed"), "true");
  assertEquals(found.requests.length, 2);
  assertEquals(found.requests[1]?.body, found.requests[0]?.body);
});

Deno.test("a refused request does not reach the database", async () => {
  for (const [name, [, makeRequest, status]] of Object.entries(endings)) {
    const request = makeRequest();
    if (![204, 400, 401, 405, 413, 415].includes(status)) continue;
    const api = succeeding();
    await callAssign(api, request);
    assertEquals(api.requests, [], name);
  }
});
