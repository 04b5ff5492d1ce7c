import { invalidRequest } from "./invalid_request.ts";

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Reads the header that makes it safe to send a request again.
 *
 * @throws {AssignmentError} 400 when it is not 1 to 255 visible ASCII
 * characters: a key cut or changed on its way would protect nothing.
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
