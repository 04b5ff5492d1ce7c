import { AssignmentError } from "./assignment_error.ts";
import { invalidRequest } from "./invalid_request.ts";

/**
 * What a body may have unless its endpoint says otherwise.
 *
 * Room for all fields of a booking at their longest, with each character of
 * the notes and the name escaped (`\u0041`, six bytes).
 */
export const MAX_BODY_BYTES = 16 * 1024;

/** Plenty for any body over a bad connection; nobody may hold a socket longer. */
export const BODY_DEADLINE_MS = 10_000;

/**
 * Reads a request's body, never holding more than the limit of it.
 *
 * The announced length refuses early; the bytes themselves are counted too,
 * because a chunked body announces none.
 *
 * @param maxBytes The most that it may have.
 * @param deadline Ends the wait for more of the body.
 * @throws {AssignmentError} 413 above `maxBytes`, 408 after
 * {@linkcode BODY_DEADLINE_MS}, 400 when the body ends before it is complete.
 */
export async function readBody(
  request: Request,
  maxBytes = MAX_BODY_BYTES,
  deadline: AbortSignal = AbortSignal.timeout(BODY_DEADLINE_MS),
): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length")) > maxBytes) {
    await request.body?.cancel();
    throw tooLarge(maxBytes);
  }
  const body = new Uint8Array(maxBytes);
  let length = 0;
  for await (const chunk of chunksOf(request, deadline)) {
    if (length + chunk.length > maxBytes) throw tooLarge(maxBytes);
    body.set(chunk, length);
    length += chunk.length;
  }
  return body.subarray(0, length);
}

/** Leaving the loop early cancels the stream, so the rest is not read. */
async function* chunksOf(
  request: Request,
  deadline: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const body = request.body?.pipeThrough(new TransformStream(), {
    signal: deadline,
  });
  try {
    yield* body ?? [];
  } catch {
    throw deadline.aborted ? tooSlow() : invalidRequest([
      { path: "", message: "Expected a complete body, it ended early" },
    ]);
  }
}

function tooSlow(): AssignmentError {
  return new AssignmentError("INVALID_REQUEST", {
    message: "The request body did not arrive in time",
    hint: `Send the whole body within ${BODY_DEADLINE_MS / 1000} seconds`,
    status: 408,
  });
}

function tooLarge(maxBytes: number): AssignmentError {
  return new AssignmentError("INVALID_REQUEST", {
    message: `The request body is larger than ${maxBytes} bytes`,
    hint: `Send at most ${maxBytes} bytes`,
    status: 413,
  });
}
