import { SignJWT } from "jose";
import type { Stack } from "../../stack/stack.ts";

/** The credentials of a request: a key, and a token of a signed-in user. */
export interface Caller {
  key: string;
  token?: string;
}

/** A request to the REST interface. */
export interface RestRequest {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Status and body of an answer. */
export interface RestAnswer {
  status: number;
  body: unknown;
  headers: Headers;
}

/** Sends a request to `/rest/v1/<path>`. */
export async function rest(
  stack: Stack,
  caller: Caller,
  path: string,
  { method, body, headers }: RestRequest = {},
): Promise<RestAnswer> {
  const response = await fetch(`${stack.status.API_URL}/rest/v1/${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      apikey: caller.key,
      ...(caller.token && { authorization: `Bearer ${caller.token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === "" ? null : JSON.parse(text),
    headers: response.headers,
  };
}

/** Calls a database function with its arguments. */
export async function rpc(
  stack: Stack,
  caller: Caller,
  name: string,
  args: unknown = {},
): Promise<RestAnswer> {
  return await rest(stack, caller, `rpc/${name}`, { body: args });
}

/** A caller with only the publishable key. */
export function anonymous(stack: Stack): Caller {
  return { key: stack.status.PUBLISHABLE_KEY };
}

/** A backend with the secret key. */
export function service(stack: Stack): Caller {
  return { key: stack.status.SECRET_KEY };
}

/** A caller with a token with the given claims. */
export async function bearer(
  stack: Stack,
  claims: Record<string, unknown>,
  secret = stack.status.JWT_SECRET,
): Promise<Caller> {
  const token = await new SignJWT({ aud: "authenticated", ...claims })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuedAt()
    .setExpirationTime(typeof claims.exp === "number" ? claims.exp : "1h")
    .sign(new TextEncoder().encode(secret));
  return { key: stack.status.PUBLISHABLE_KEY, token };
}

/** A signed-in user. */
export async function user(stack: Stack, id: string): Promise<Caller> {
  return await bearer(stack, { sub: id, role: "authenticated" });
}
