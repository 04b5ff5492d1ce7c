import { assertEquals, assertRejects } from "@std/assert";
import { AssignmentError } from "../../supabase/functions/_shared/assignment_error.ts";
import {
  MAX_BODY_BYTES,
  readBody,
} from "../../supabase/functions/_shared/read_body.ts";

function post(body: BodyInit | null, headers: HeadersInit = {}): Request {
  return new Request("http://localhost/", { method: "POST", body, headers });
}

/** A body without a length, which records how far it was read. */
class ChunkedBody {
  sent = 0;
  cancelled = false;

  /** @param chunkSize How many bytes each read gets; the body never ends. */
  constructor(readonly chunkSize: number) {}

  readonly stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      this.sent += this.chunkSize;
      controller.enqueue(new Uint8Array(this.chunkSize));
    },
    cancel: () => {
      this.cancelled = true;
    },
  }, { highWaterMark: 0 });
}

Deno.test("an endpoint may have another limit", async () => {
  const largest = new Uint8Array(2 * MAX_BODY_BYTES);
  const bytes = await readBody(post(largest), largest.length);
  assertEquals(bytes.length, largest.length);
  const error = await assertRejects(
    () => readBody(post(new Uint8Array(largest.length + 1)), largest.length),
    AssignmentError,
  );
  assertEquals([error.status, error.hint], [413, "Send at most 32768 bytes"]);
});

Deno.test("a body is read completely, even in chunks of one byte", async () => {
  const text = "Zoë ".repeat(50);
  const chunks = Array.from(
    new TextEncoder().encode(text),
    (byte) => new Uint8Array([byte]),
  );
  const bytes = await readBody(post(ReadableStream.from(chunks)));
  assertEquals(new TextDecoder().decode(bytes), text);
});

Deno.test("a missing body is read as an empty one", async () => {
  assertEquals((await readBody(post(null))).length, 0);
});

Deno.test("a body of exactly the limit is read", async () => {
  const bytes = await readBody(post(new Uint8Array(MAX_BODY_BYTES)));
  assertEquals(bytes.length, MAX_BODY_BYTES);
});

Deno.test("a body one byte above the limit is refused with 413", async () => {
  const error = await assertRejects(
    () => readBody(post(new Uint8Array(MAX_BODY_BYTES + 1))),
    AssignmentError,
  );
  assertEquals(error.status, 413);
  assertEquals(error.reason, "INVALID_REQUEST");
});

Deno.test("a declared length above the limit is refused before a byte is read", async () => {
  const body = new ChunkedBody(1);
  const request = post(body.stream, { "content-length": "16385" });
  const error = await assertRejects(() => readBody(request), AssignmentError);
  assertEquals(error.status, 413);
  assertEquals(body.sent, 0);
  assertEquals(body.cancelled, true);
});

for (const chunkSize of [1, 1000, MAX_BODY_BYTES]) {
  Deno.test(`an endless body in chunks of ${chunkSize} is cut at the limit`, async () => {
    const body = new ChunkedBody(chunkSize);
    const error = await assertRejects(
      () => readBody(post(body.stream)),
      AssignmentError,
    );
    assertEquals(error.status, 413);
    assertEquals(body.sent <= MAX_BODY_BYTES + chunkSize, true);
    assertEquals(body.cancelled, true);
  });
}

Deno.test("a declared length that is wrong or not a number does not raise the limit", async () => {
  for (const length of ["1", "-1", "x", ""]) {
    const request = post(new ChunkedBody(1000).stream, {
      "content-length": length,
    });
    const error = await assertRejects(() => readBody(request), AssignmentError);
    assertEquals(error.status, 413);
  }
});

Deno.test("a body that does not end is refused with 408 at the deadline, and no longer read", async () => {
  const deadline = new AbortController();
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array([0x7b])),
    // The byte has been read, and no other comes.
    pull: () => deadline.abort(),
    cancel: () => {
      cancelled = true;
    },
  }, { highWaterMark: 1 });
  const error = await assertRejects(
    () => readBody(post(stream), MAX_BODY_BYTES, deadline.signal),
    AssignmentError,
  );
  assertEquals([error.status, error.reason], [408, "INVALID_REQUEST"]);
  assertEquals(error.hint, "Send the whole body within 10 seconds");
  assertEquals(cancelled, true);
});

Deno.test("a body that is complete is read, whatever is left of the time", async () => {
  const deadline = new AbortController();
  const bytes = await readBody(post("{}"), MAX_BODY_BYTES, deadline.signal);
  deadline.abort();
  assertEquals(new TextDecoder().decode(bytes), "{}");
});

Deno.test("a body that breaks off is refused with 400", async () => {
  const stream = new ReadableStream({
    pull: (controller) => controller.error(new Error("connection reset")),
  });
  const error = await assertRejects(
    () => readBody(post(stream)),
    AssignmentError,
  );
  assertEquals(error.status, 400);
});
