import type { SupabaseEnv } from "@supabase/server";
import { type JWTPayload, SignJWT } from "jose";
import type { Platform } from "../../supabase/functions/_shared/authenticate.ts";

/** Keys that open nothing: they exist in this file alone. */
export const SECRET_KEY = "sb_secret_for-unit-tests";
export const PUBLISHABLE_KEY = "sb_publishable_for-unit-tests";
export const USER_ID = "0d000000-0000-4000-8000-000000000001";

const signingKey = new TextEncoder().encode("a signing key for unit tests");
const KEY_ID = "unit-tests";

/** What the functions find in their environment. */
const configured: SupabaseEnv = {
  url: "http://api.invalid",
  publishableKeys: { default: PUBLISHABLE_KEY },
  secretKeys: { default: SECRET_KEY },
  jwks: {
    keys: [{
      kty: "oct",
      alg: "HS256",
      kid: KEY_ID,
      k: signingKey.toBase64({ alphabet: "base64url", omitPadding: true }),
    }],
  },
};

/** Makes the access token of a user. */
export function accessToken(claims: JWTPayload = {}): Promise<string> {
  return new SignJWT({ sub: USER_ID, role: "authenticated", ...claims })
    .setProtectedHeader({ alg: "HS256", kid: KEY_ID })
    .setExpirationTime(claims.exp ?? "1h")
    .sign(signingKey);
}

/** One request that reached the API. */
export interface ApiRequest {
  path: string;
  headers: Headers;
  body: unknown;
}

/**
 * The API behind an endpoint, with the real `@supabase/server` and
 * supabase-js in front of it and given answers in place of a network.
 */
export class FakeApi {
  readonly requests: ApiRequest[] = [];
  readonly #answers: (() => Response)[];

  /** @param answers One for each request, the last one for all that follow. */
  constructor(...answers: (() => Response)[]) {
    this.#answers = answers;
  }

  readonly #fetch = async (
    input: RequestInfo | URL,
    init?: RequestInit,
  ): Promise<Response> => {
    const request = new Request(input, init);
    this.requests.push({
      path: new URL(request.url).pathname,
      headers: request.headers,
      body: await request.json(),
    });
    const next = Math.min(this.requests.length, this.#answers.length) - 1;
    const answer = this.#answers[next];
    if (!answer) throw new TypeError("connection refused");
    return answer();
  };

  readonly platform: Platform = this.platformWith({});

  /** Gives the platform of an environment that differs in these settings. */
  platformWith(env: Partial<SupabaseEnv>): Platform {
    return {
      env: { ...configured, ...env },
      fetch: (...args) => this.#fetch(...args),
    };
  }
}

/** Answers as PostgREST does when an RPC raises. */
export function raised(
  sqlstate: string,
  error: Record<string, unknown> = {},
  status = 400,
): () => Response {
  return () =>
    Response.json({
      code: sqlstate,
      message: `message of ${sqlstate}`,
      details: null,
      hint: null,
      ...error,
    }, { status });
}
