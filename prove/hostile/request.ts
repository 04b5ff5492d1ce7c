import fc from "fast-check";
import type { EndpointName } from "../../support/endpoint.ts";
import { readEnvironment } from "../../support/environment.ts";

/** Longer than any request may take. */
const HANG_MS = 20_000;

/** A request as nobody should send it. */
export interface HostileRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/** Requests with such bodies, most of them well-formed around it. */
export function requestsWith(
  bodies: fc.Arbitrary<unknown>,
): fc.Arbitrary<HostileRequest> {
  const texts = bodies.map((body) => JSON.stringify(body) ?? "");
  const raw = fc.uint8Array({ maxLength: 20_000 })
    .map((bytes) => new Uint8Array(bytes));
  const cut = texts.map((text) => text.slice(0, text.length / 2));
  return fc.record({
    method: weighted("POST", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"]),
    headers: fc.record({
      "content-type": weighted("application/json", [
        "text/plain",
        "application/json; charset=utf-16",
        "multipart/form-data",
        "",
      ]),
      "idempotency-key": fc.oneof(
        fc.constant("ok"),
        fc.uuid(),
        fc.string({ maxLength: 300 }).map((text) =>
          text.replace(/[^ -~]/g, "~")
        ),
      ),
      "x-request-id": fc.string({ maxLength: 200 }).map((text) =>
        text.replace(/[^ -~]/g, "~")
      ),
    }, { requiredKeys: ["content-type"] }),
    body: fc.oneof(
      { weight: 8, arbitrary: texts },
      { weight: 1, arbitrary: raw },
      { weight: 1, arbitrary: cut },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  });
}

function weighted(usual: string, others: readonly string[]) {
  return fc.oneof(
    { weight: 20, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

/** Sends it with the secret key; rejects when no answer comes. */
export async function sendHostile(
  name: EndpointName,
  { method, headers, body }: HostileRequest,
): Promise<{ status: number; text: string }> {
  const { url, secretKey } = readEnvironment();
  const response = await fetch(`${url}/functions/v1/${name}`, {
    method,
    headers: { ...headers, apikey: secretKey },
    body: method === "GET" ? null : body,
    signal: AbortSignal.timeout(HANG_MS),
  });
  return { status: response.status, text: await response.text() };
}
