import fc from "fast-check";
import { readEnvironment } from "../../support/environment.ts";

/** Longer than any request may take. */
const HANG_MS = 20_000;

/** A request as no client should send it. */
export interface HostileRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/** Text that a header can have, which is printable ASCII. */
function headerText(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ maxLength })
    .map((text) => text.replace(/[^ -~]/g, "~"));
}

/** Requests with these bodies, most of them well-formed otherwise. */
export function requestsWith(
  bodies: fc.Arbitrary<unknown>,
): fc.Arbitrary<HostileRequest> {
  const texts = bodies.map((body) => JSON.stringify(body) ?? "");
  const raw = fc.uint8Array({ maxLength: 20_000 })
    .map((bytes) => new Uint8Array(bytes));
  const cut = texts.map((text) => text.slice(0, text.length / 2));
  return fc.record({
    method: mostly("POST", "GET", "PUT", "DELETE", "PATCH", "OPTIONS"),
    headers: fc.record({
      "content-type": mostly(
        "application/json",
        "text/plain",
        "application/json; charset=utf-16",
        "multipart/form-data",
        "",
      ),
      "idempotency-key": fc.oneof(
        fc.constant("ok"),
        fc.uuid(),
        headerText(300),
      ),
      "x-request-id": headerText(200),
    }, { requiredKeys: ["content-type"] }),
    body: fc.oneof(
      { weight: 8, arbitrary: texts },
      { weight: 1, arbitrary: raw },
      { weight: 1, arbitrary: cut },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  });
}

/** The first text twenty times as often as all others together. */
function mostly(usual: string, ...others: string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 20, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

/**
 * Sends it with the secret key.
 *
 * @throws {DOMException} If there is no answer in time.
 */
export async function sendHostile(
  endpoint: string,
  { method, headers, body }: HostileRequest,
): Promise<{ status: number; text: string }> {
  const { url, secretKey } = readEnvironment();
  const response = await fetch(`${url}/functions/v1/${endpoint}`, {
    method,
    headers: { ...headers, apikey: secretKey },
    body: method === "GET" ? null : body,
    signal: AbortSignal.timeout(HANG_MS),
  });
  return { status: response.status, text: await response.text() };
}
