import { assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import {
  ENDPOINTS,
  type ErrorBody,
  post,
  send,
} from "../../../support/endpoint.ts";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

for (const endpoint of ENDPOINTS) {
  Deno.test(`${endpoint} keeps the caller's request id, in the header and in the body`, async () => {
    for (const id of [crypto.randomUUID(), "Root=1-67:a/b+c.d_e", "7"]) {
      const headers = { "x-request-id": id };
      const answer = await post<ErrorBody>(endpoint, {}, { headers });
      assertEquals(answer.headers.get("x-request-id"), id);
      assertEquals(answer.body.requestId, id);
    }
  });

  Deno.test(`${endpoint} makes up a request id where the caller's is invalid or missing`, async () => {
    const given: (string | null)[] = [];
    for (const id of [undefined, "", "a b", '"},{"', "x".repeat(129), "é"]) {
      const headers = id === undefined ? {} : { "x-request-id": id };
      const answer = await post<ErrorBody>(endpoint, {}, { headers });
      assertMatch(answer.body.requestId, UUID);
      given.push(answer.headers.get("x-request-id"));
      assertEquals(given.at(-1), answer.body.requestId);
    }
    assertEquals(new Set(given).size, given.length);
  });

  Deno.test(`${endpoint} also names the request in a preflight and where credentials are missing`, async () => {
    const headers = { "x-request-id": crypto.randomUUID() };
    const unauthorized = await send(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: "{}",
    });
    const preflight = await send(endpoint, { method: "OPTIONS", headers });
    for (const answer of [unauthorized, preflight]) {
      assertEquals(
        answer.headers.get("x-request-id"),
        headers["x-request-id"],
      );
    }
    assertNotEquals(unauthorized.status, preflight.status);
  });
}
