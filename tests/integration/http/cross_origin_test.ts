import { assertEquals } from "@std/assert";
import { ENDPOINTS, send } from "../../../support/endpoint.ts";
import { assertCommonHeaders } from "../../../support/http_answer.ts";
import { bearer } from "../../../support/rest.ts";
import { signIn } from "../../../support/user.ts";
import { booked } from "./booked.ts";

const ORIGIN = "https://ops.example.test";

/**
 * The headers that a browser asks for before supabase-js, to which tracing has
 * added its own, may send a request.
 */
const REQUESTED = [
  "apikey",
  "authorization",
  "baggage",
  "content-type",
  "idempotency-key",
  "sentry-trace",
  "traceparent",
  "tracestate",
  "x-client-info",
  "x-region",
  "x-request-id",
];

/** Whether a browser would send the request after this answer. */
function allows(headers: Headers, method: string, names: string[]): boolean {
  const list = (name: string) =>
    headers.get(name)?.toLowerCase().split(",").map((part) => part.trim()) ??
      [];
  return list("access-control-allow-origin").includes("*") &&
    list("access-control-allow-methods").includes(method.toLowerCase()) &&
    names.every((name) => list("access-control-allow-headers").includes(name));
}

for (const endpoint of ENDPOINTS) {
  Deno.test(`a browser's preflight of ${endpoint} is answered without credentials`, async () => {
    const { status, headers, body } = await send(endpoint, {
      method: "OPTIONS",
      headers: {
        origin: ORIGIN,
        "access-control-request-method": "POST",
        "access-control-request-headers": REQUESTED.join(","),
        "sec-fetch-mode": "cors",
        "sec-fetch-site": "cross-site",
      },
    });
    assertEquals([status, body], [204, null]);
    assertEquals(allows(headers, "POST", REQUESTED), true);
    assertEquals(allows(headers, "POST", ["x-anything-else"]), false);
    assertEquals(allows(headers, "DELETE", []), false);
    assertCommonHeaders(headers);
  });
}

booked.test("a browser of another origin may call and read the answer", async ({ sql, restaurant, bookingId }) => {
  const { status, headers } = await send("unassign-tables", {
    method: "POST",
    headers: {
      origin: ORIGIN,
      referer: `${ORIGIN}/floor`,
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
      "sec-fetch-mode": "cors",
      "sec-fetch-site": "cross-site",
      "content-type": "application/json",
      ...bearer(await signIn(sql, restaurant, "host")),
    },
    body: JSON.stringify({ bookingId }),
  });
  assertEquals(status, 200);
  assertEquals(headers.has("access-control-allow-credentials"), false);
  assertCommonHeaders(headers);
});
