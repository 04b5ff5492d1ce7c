import { AssignmentError } from "./assignment_error.ts";
import { invalidRequest } from "./invalid_request.ts";

/**
 * Room for all fields of a booking at their longest, with each character of
 * the notes and the name escaped (`\u0041`, six bytes).
 */
export const MAX_BODY_BYTES = 16 * 1024;

/** Plenty for 16 KiB over a bad connection; nobody may hold a socket longer. */
export const BODY_DEADLINE_MS = 10_000;

/**
 * Reads a request's body, never holding more than the limit of it.
 *
 * The announced length refuses early; the bytes themselves are counted too,
 * because a chunked body announces none.
 *
 * @param deadline Ends the wait for more of the body.
 * @throws {AssignmentError} 413 above {@linkcode MAX_BODY_BYTES}, 408 after
 * {@linkcode BODY_DEADLINE_MS}, 400 when the body ends before it is complete.
 */
export async function readBody(
  request: Request,
  deadline: AbortSignal = AbortSignal.timeout(BODY_DEADLINE_MS),
): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length")) > MAX_BODY_BYTES) {
    await request.body?.cancel();
    throw tooLarge();
  }
  const body = new Uint8Array(MAX_BODY_BYTES);
  let length = 0;
  for await (const chunk of chunksOf(request, deadline)) {
    if (length + chunk.length > MAX_BODY_BYTES) throw tooLarge();
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

function tooLarge(): AssignmentError {
  return new AssignmentError("INVALID_REQUEST", {
    message: `The request body is larger than ${MAX_BODY_BYTES} bytes`,
    hint: `Send at most ${MAX_BODY_BYTES} bytes`,
    status: 413,
  });
}
