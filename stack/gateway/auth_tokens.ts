/**
 * User tokens. lite signs them without a key id, but `@supabase/server` finds
 * the key by that id and refuses a token without one.
 *
 * @module
 */
import { base64url, jwtVerify, SignJWT } from "jose";
import { JWT_SECRET } from "../local_keys.ts";

const KEY_ID = "local-hs256";
const secret = new TextEncoder().encode(JWT_SECRET);

/** The key that verifies user tokens, for `SUPABASE_JWKS`. */
export const JWKS = {
  keys: [{
    kty: "oct",
    k: base64url.encode(secret),
    alg: "HS256",
    kid: KEY_ID,
    use: "sig",
  }],
};

/** Signs the claims of a user token again, adding key id and issuer. */
export async function rekey(token: string, issuer: string): Promise<string> {
  const { payload } = await jwtVerify(token, secret, { algorithms: ["HS256"] });
  return await new SignJWT({ iss: issuer, ...payload })
    .setProtectedHeader({ alg: "HS256", typ: "JWT", kid: KEY_ID })
    .sign(secret);
}

/** Rekeys the session in a response of the auth service, if it has one. */
export async function rekeySession(
  response: Response,
  issuer: string,
): Promise<Response> {
  const body: unknown = await response.json();
  if (hasAccessToken(body)) {
    body.access_token = await rekey(body.access_token, issuer);
  }
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return Response.json(body, { status: response.status, headers });
}

function hasAccessToken(body: unknown): body is { access_token: string } {
  return typeof body === "object" && body !== null && "access_token" in body &&
    typeof body.access_token === "string";
}
