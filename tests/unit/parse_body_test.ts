import { assertEquals, assertThrows } from "@std/assert";
import { AssignmentError } from "../../supabase/functions/_shared/assignment_error.ts";
import { parseBody } from "../../supabase/functions/_shared/parse_body.ts";
import { assignTablesRequest } from "../../supabase/functions/assign-tables/request.ts";

const encoder = new TextEncoder();

const notJson: Record<string, Uint8Array> = {
  "an empty body": new Uint8Array(),
  "a form": encoder.encode("bookingId=1"),
  "half an object": encoder.encode('{"bookingId":'),
  "a single quote": encoder.encode("{'bookingId':1}"),
  "bytes that are not UTF-8": new Uint8Array([0x22, 0xff, 0x22]),
  "UTF-16": new Uint8Array([0x7b, 0, 0x7d, 0]),
  "unclosed brackets": encoder.encode("[".repeat(16 * 1024)),
};

for (const [name, bytes] of Object.entries(notJson)) {
  Deno.test(`${name} is refused because it is not JSON`, () => {
    const error = assertThrows(
      () => parseBody(bytes, assignTablesRequest),
      AssignmentError,
    );
    assertEquals(error.reason, "INVALID_REQUEST");
    assertEquals(error.status, 400);
    assertEquals(error.details, {
      issues: [{ path: "", message: "Expected JSON in UTF-8" }],
    });
  });
}

Deno.test("deeply nested JSON is refused for its shape", () => {
  const depth = 8 * 1024;
  const bytes = encoder.encode("[".repeat(depth) + "]".repeat(depth));
  assertThrows(() => parseBody(bytes, assignTablesRequest), AssignmentError);
});

Deno.test("the refusal of a body says where and what to change", () => {
  const error = assertThrows(
    () => parseBody(encoder.encode('{"tableIds":[1]}'), assignTablesRequest),
    AssignmentError,
  );
  assertEquals(
    error.message,
    'The request is not valid at "bookingId": Expected a UUID (and 1 more)',
  );
  assertEquals(error.details, {
    issues: [
      { path: "bookingId", message: "Expected a UUID" },
      { path: "tableIds[0]", message: "Expected a UUID" },
    ],
  });
});
