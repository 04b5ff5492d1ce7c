import { assertEquals, assertMatch, assertThrows } from "@std/assert";
import { AssignmentError } from "../../supabase/functions/_shared/assignment_error.ts";
import { checkTransport } from "../../supabase/functions/_shared/check_transport.ts";
import {
  idempotencyKeyOf,
  requestIdOf,
} from "../../supabase/functions/_shared/request_headers.ts";

function request(headers: Record<string, string>, method = "POST"): Request {
  return new Request("http://localhost/", { method, headers });
}

for (const id of ["a", "req_01H8", crypto.randomUUID(), "Root=1-67:a/b+c.d"]) {
  Deno.test(`the request id "${id}" is kept`, () => {
    assertEquals(requestIdOf(request({ "x-request-id": id })), id);
  });
}

for (const id of ["", "a b", "x".repeat(129), '"}{"', "ü", "a, b", "<b>"]) {
  Deno.test(`the request id "${id.slice(0, 10)}" is replaced`, () => {
    const given = requestIdOf(request({ "x-request-id": id }));
    assertMatch(given, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });
}

for (const key of ["a", "x".repeat(255), crypto.randomUUID(), "!~{}"]) {
  Deno.test(`"${key.slice(0, 40)}" is an idempotency key`, () => {
    const headers = { "idempotency-key": key };
    assertEquals(idempotencyKeyOf(request(headers)), key);
  });
}

for (const key of ["", "a b", "x".repeat(256), "ü", "a\tb"]) {
  Deno.test(`"${key.slice(0, 10)}" is not an idempotency key`, () => {
    const error = assertThrows(
      () => idempotencyKeyOf(request({ "idempotency-key": key })),
      AssignmentError,
    );
    assertEquals([error.reason, error.status], ["INVALID_REQUEST", 400]);
  });
}

Deno.test("two idempotency keys are refused", () => {
  const twice = request({ "idempotency-key": "a" });
  twice.headers.append("idempotency-key", "b");
  assertThrows(() => idempotencyKeyOf(twice), AssignmentError);
});

Deno.test("a request may come without an idempotency key", () => {
  assertEquals(idempotencyKeyOf(request({})), undefined);
});

for (
  const type of [
    "application/json",
    "application/json; charset=utf-8",
    "Application/JSON ;charset=utf-8",
  ]
) {
  Deno.test(`the content type "${type}" is accepted`, () => {
    checkTransport(request({ "content-type": type }));
  });
}

for (
  const type of [
    undefined,
    "",
    "text/plain",
    "application/jsonp",
    "application/x-www-form-urlencoded",
    "text/plain; application/json",
    "application/json, text/plain",
  ]
) {
  Deno.test(`the content type "${type}" is refused with 415`, () => {
    const headers = type === undefined ? {} : { "content-type": type };
    const error = assertThrows(
      () => checkTransport(request(headers)),
      AssignmentError,
    );
    assertEquals([error.reason, error.status], ["INVALID_REQUEST", 415]);
  });
}

for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE"]) {
  Deno.test(`${method} is refused with 405`, () => {
    const headers = { "content-type": "application/json" };
    const error = assertThrows(
      () => checkTransport(request(headers, method)),
      AssignmentError,
    );
    assertEquals([error.reason, error.status], ["INVALID_REQUEST", 405]);
  });
}
