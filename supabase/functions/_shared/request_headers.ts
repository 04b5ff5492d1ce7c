import { invalidRequest } from "./invalid_request.ts";

/** What log systems and people can carry along unchanged. */
const SANE_REQUEST_ID = /^[\w.:=+/-]{1,128}$/;

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Gives the id that ties a request, its response and its log line together.
 *
 * A caller's own `x-request-id` is kept so that one id runs through all of
 * its systems; anything odd is replaced, so that it cannot forge log text.
 */
export function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id") ?? "";
  return SANE_REQUEST_ID.test(given) ? given : crypto.randomUUID();
}

/**
 * Reads the header that makes it safe to send a request again.
 *
 * @returns The key, or undefined when the request has none.
 * @throws {AssignmentError} 400 when it is not 1 to 255 visible ASCII
 * characters: a key that is cut or changed on its way protects nothing.
 */
export function idempotencyKeyOf(request: Request): string | undefined {
  const key = request.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (IDEMPOTENCY_KEY.test(key)) return key;
  throw invalidRequest([{
    path: "Idempotency-Key",
    message: "Expected 1 to 255 visible ASCII characters without spaces",
  }]);
}
