import { AssignmentError } from "./assignment_error.ts";
import { invalidRequest } from "./invalid_request.ts";

/**
 * Room for all fields of a booking at their longest, with each character of
 * the notes and the name escaped (`\u0041`, six bytes).
 */
export const MAX_BODY_BYTES = 16 * 1024;

/**
 * Reads a request's body, never holding more than the limit of it.
 *
 * The announced length refuses early; the bytes themselves are counted too,
 * because a chunked body announces none.
 *
 * @throws {AssignmentError} 413 above {@linkcode MAX_BODY_BYTES}, 400 when
 * the body ends before it is complete.
 */
export async function readBody(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length")) > MAX_BODY_BYTES) {
    await request.body?.cancel();
    throw tooLarge();
  }
  const body = new Uint8Array(MAX_BODY_BYTES);
  let length = 0;
  for await (const chunk of chunksOf(request)) {
    if (length + chunk.length > MAX_BODY_BYTES) throw tooLarge();
    body.set(chunk, length);
    length += chunk.length;
  }
  return body.subarray(0, length);
}

/** Leaving the loop early cancels the stream, so the rest is not read. */
async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* request.body ?? [];
  } catch {
    throw invalidRequest([
      { path: "", message: "Expected a complete body, it ended early" },
    ]);
  }
}

function tooLarge(): AssignmentError {
  return new AssignmentError("INVALID_REQUEST", {
    message: `The request body is larger than ${MAX_BODY_BYTES} bytes`,
    hint: `Send at most ${MAX_BODY_BYTES} bytes`,
    status: 413,
  });
}
