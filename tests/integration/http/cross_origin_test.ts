import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { readEnvironment } from "../../../support/environment.ts";
import { assertCommonHeaders } from "../../../support/http_answer.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { addUser, signToken } from "../../../support/user.ts";
import { ENDPOINTS, send } from "./send.ts";

const ORIGIN = "https://ops.example.test";

/** What a browser asks for before supabase-js may send a request. */
const REQUESTED = [
  "apikey",
  "authorization",
  "content-type",
  "idempotency-key",
  "x-client-info",
  "x-request-id",
];

/** Whether a browser would go on after this answer to its preflight. */
function allows(headers: Headers, method: string, names: string[]): boolean {
  const list = (name: string) =>
    headers.get(name)?.toLowerCase().split(",").map((part) => part.trim()) ??
      [];
  return list("access-control-allow-origin").includes("*") &&
    list("access-control-allow-methods").includes(method.toLowerCase()) &&
    names.every((name) => list("access-control-allow-headers").includes(name));
}

for (const endpoint of ENDPOINTS) {
  Deno.test(`A browser's preflight of ${endpoint} is answered without credentials`, async () => {
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

Deno.test("A browser of another origin may call and read the answer", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const member = { restaurantId: restaurant.id, role: "host" } as const;
  const { status, headers } = await send("unassign-tables", {
    method: "POST",
    headers: {
      origin: ORIGIN,
      referer: `${ORIGIN}/floor`,
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
      "sec-fetch-mode": "cors",
      "sec-fetch-site": "cross-site",
      "content-type": "application/json",
      apikey: readEnvironment().publishableKey,
      authorization: `Bearer ${await signToken(await addUser(sql, member))}`,
    },
    body: JSON.stringify({ bookingId }),
  });
  assertEquals(status, 200);
  assertEquals(headers.has("access-control-allow-credentials"), false);
  assertCommonHeaders(headers);
});
