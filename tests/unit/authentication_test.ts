import { assertEquals } from "@std/assert";
import { SignJWT } from "jose";
import { serveEndpoint } from "../../supabase/functions/_shared/endpoint.ts";
import { assignTables } from "../../supabase/functions/assign-tables/endpoint.ts";
import { withCapturedLog } from "./captured_log.ts";
import { assigned, assignRequest, callAssign } from "./endpoint_calls.ts";
import {
  accessToken,
  FakeApi,
  PUBLISHABLE_KEY,
  SECRET_KEY,
} from "./fake_api.ts";

const token = await accessToken();
const [header = "", payload = "", signature = ""] = token.split(".");

const foreign = await new SignJWT({ sub: "someone", role: "service_role" })
  .setProtectedHeader({ alg: "HS256", kid: "unit-tests" })
  .sign(new TextEncoder().encode("a key that nobody configured"));

const unsignedHeader = btoa('{"alg":"none","kid":"unit-tests"}');

const refused: Record<string, [Record<string, string>, string]> = {
  "no credentials": [{}, "MISSING_CREDENTIALS"],
  "a publishable key alone": [{ apikey: PUBLISHABLE_KEY }, "INVALID_API_KEY"],
  "an unknown secret key": [{ apikey: "sb_secret_x" }, "INVALID_API_KEY"],
  "an access token as apikey": [{ apikey: token }, "INVALID_API_KEY"],
  "a secret key as bearer": [
    { authorization: `Bearer ${SECRET_KEY}` },
    "UNUSABLE_CREDENTIAL",
  ],
  "another scheme than Bearer": [
    { authorization: `Basic ${token}` },
    "UNUSABLE_CREDENTIAL",
  ],
  "an expired token": [
    { authorization: `Bearer ${await accessToken({ exp: 1 })}` },
    "INVALID_JWT",
  ],
  "a token of another key": [
    { authorization: `Bearer ${foreign}` },
    "INVALID_JWT",
  ],
  "a changed token": [
    { authorization: `Bearer ${header}.${btoa('{"sub":"x"}')}.${signature}` },
    "INVALID_JWT",
  ],
  "an unsigned token": [
    { authorization: `Bearer ${unsignedHeader}.${payload}.` },
    "INVALID_JWT",
  ],
  "a token whose subject is not a UUID": [
    { authorization: `Bearer ${await accessToken({ sub: "someone" })}` },
    "INVALID_JWT",
  ],
  "a token without a role": [
    { authorization: `Bearer ${await accessToken({ role: undefined })}` },
    "INVALID_JWT",
  ],
  ...Object.fromEntries(
    await Promise.all(
      ["anon", "service_role", "postgres", "Authenticated", ""].map(
        async (role): Promise<[string, [Record<string, string>, string]]> => [
          `a token of the role "${role}"`,
          [
            { authorization: `Bearer ${await accessToken({ role })}` },
            "INVALID_JWT",
          ],
        ],
      ),
    ),
  ),
  "a broken token beside a valid secret key": [
    { authorization: "Bearer x", apikey: SECRET_KEY },
    "INVALID_JWT",
  ],
};

for (const [name, [headers, code]] of Object.entries(refused)) {
  Deno.test(`${name} is refused with 401 ${code}`, async () => {
    const api = new FakeApi(() => Response.json(assigned));
    const request = assignRequest();
    request.headers.delete("apikey");
    for (const [key, value] of Object.entries(headers)) {
      request.headers.set(key, value);
    }
    const { response, lines } = await callAssign(api, request);
    assertEquals(response.status, 401);
    assertEquals(response.headers.get("x-supabase-server-error"), code);
    const body = await response.json();
    assertEquals([body.source, body.code], ["@supabase/server", code]);
    const { outcome, status, reason, bookingId } = JSON.parse(lines[0] ?? "");
    assertEquals(
      { outcome, status, reason, bookingId },
      { outcome: "refused", status: 401, reason: null, bookingId: null },
    );
    assertEquals(api.requests, []);
  });
}

const bearer = { authorization: `Bearer ${token}`, apikey: "" };
const nobody = new URL("http://127.0.0.1:1/");

const misconfigured = {
  "no signing keys": [{ jwks: null }, bearer, "JWKS_NOT_CONFIGURED"],
  "unreachable signing keys": [{ jwks: nobody }, bearer, "JWKS_FETCH_FAILED"],
  "no secret keys": [{ secretKeys: {} }, {}, "NO_KEYS_CONFIGURED"],
  "no publishable keys": [
    { publishableKeys: {} },
    {},
    "MISSING_DEFAULT_PUBLISHABLE_KEY",
  ],
} as const;

for (const [name, [env, headers, code]] of Object.entries(misconfigured)) {
  Deno.test(`an environment with ${name} answers 500 ${code}`, async () => {
    const serve = serveEndpoint(assignTables, new FakeApi().platformWith(env));
    const { response, lines } = await withCapturedLog(() =>
      serve(assignRequest({ headers }))
    );
    assertEquals(response.status, 500);
    assertEquals((await response.json()).code, code);
    assertEquals(response.headers.get("access-control-allow-origin"), "*");
    const { outcome, code: logged } = JSON.parse(lines[0] ?? "");
    assertEquals([outcome, logged], ["failed", code]);
  });
}
