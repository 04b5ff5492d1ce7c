import { assertEquals } from "@std/assert";
import { ENDPOINTS, type ErrorBody, send } from "../../../support/endpoint.ts";
import { readEnvironment } from "../../../support/environment.ts";
import {
  assertCommonHeaders,
  assertError,
} from "../../../support/http_answer.ts";

const ID = crypto.randomUUID();
const apikey = readEnvironment().secretKey;
const json = { apikey, "content-type": "application/json" };

for (const endpoint of ENDPOINTS) {
  const maxBytes = endpoint === "seat-bookings" ? 262_144 : 16_384;

  for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
    Deno.test(`${method} ${endpoint} is answered with 405 and the methods that are allowed`, async () => {
      const answer = await send<ErrorBody>(endpoint, { method, headers: json });
      assertError(answer, {
        status: 405,
        code: "ASSIGNMENT_VALIDATION",
        reason: "INVALID_REQUEST",
        message: `The method is "${method}", only POST is answered`,
        details: null,
        hint: "Send the request with POST",
      });
      assertEquals(answer.headers.get("allow"), "POST, OPTIONS");
    });
  }

  Deno.test(`HEAD ${endpoint} is answered with 405 and no body`, async () => {
    const { status, headers, body } = await send(endpoint, { method: "HEAD" });
    assertEquals([status, body], [405, null]);
    assertCommonHeaders(headers);
  });

  for (
    const type of [
      "text/plain",
      "text/plain;charset=UTF-8",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/jsonp",
      "application/json, text/plain",
    ]
  ) {
    Deno.test(`${endpoint} answers the content type "${type}" with 415`, async () => {
      const answer = await send<ErrorBody>(endpoint, {
        method: "POST",
        headers: { apikey, "content-type": type },
        body: JSON.stringify({ bookingId: ID }),
      });
      assertError(answer, {
        status: 415,
        code: "ASSIGNMENT_VALIDATION",
        reason: "INVALID_REQUEST",
        message:
          `The content type is "${type}", "application/json" is expected`,
        details: null,
        hint: 'Set the header "Content-Type: application/json"',
      });
    });
  }

  Deno.test(`${endpoint} takes JSON with a charset`, async () => {
    const { status } = await send(endpoint, {
      method: "POST",
      headers: { apikey, "content-type": "Application/JSON; charset=utf-8" },
      body: JSON.stringify({ bookingId: ID }),
    });
    assertEquals(status === 415, false);
  });

  for (
    const [kind, body] of [
      ["with its length", new Uint8Array(maxBytes + 1)],
      ["in chunks", streamOf(maxBytes + 1)],
      ["that is valid but for its size", " ".repeat(maxBytes) + "{}"],
    ] as const
  ) {
    Deno.test(`${endpoint} answers a body too large, ${kind}, with 413`, async () => {
      const answer = await send<ErrorBody>(endpoint, {
        method: "POST",
        headers: json,
        body: body instanceof Function ? body() : body,
      });
      assertError(answer, {
        status: 413,
        code: "ASSIGNMENT_VALIDATION",
        reason: "INVALID_REQUEST",
        message: `The request body is larger than ${maxBytes} bytes`,
        details: null,
        hint: `Send at most ${maxBytes} bytes`,
      });
    });
  }

  for (
    const [kind, body] of [
      ["no body", ""],
      ["no JSON", "bookingId=1"],
      ["half of it", '{"bookingId":'],
      ["two of them", "{}{}"],
      ["a comment", "{} // x"],
      ["not UTF-8", new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
      ["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0])],
    ] as const
  ) {
    Deno.test(`${endpoint} answers a body that is ${kind} with 400`, async () => {
      const answer = await send<ErrorBody>(endpoint, {
        method: "POST",
        headers: json,
        body,
      });
      assertError(answer, {
        status: 400,
        code: "ASSIGNMENT_VALIDATION",
        reason: "INVALID_REQUEST",
        message: "The request is not valid as a whole: Expected JSON in UTF-8",
        details: { issues: [{ path: "", message: "Expected JSON in UTF-8" }] },
        hint: "Correct what details.issues names and send the request again",
      });
    });
  }
}

function streamOf(bytes: number): () => ReadableStream<Uint8Array> {
  return () => ReadableStream.from([new Uint8Array(bytes)]);
}
