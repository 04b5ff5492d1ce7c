import {
  createSupabaseContext,
  ErrorCodeHeader,
  Errors,
  InvalidJwtError,
  type JWTClaims,
  type SupabaseEnv,
  type SupabaseServerError,
} from "@supabase/server";
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "./database.types.ts";
import { uuid } from "./fields.ts";

/** What surrounds a function; a test gives its own. */
export interface Platform {
  /** The project's URL and keys; from the environment unless given. */
  env?: Partial<SupabaseEnv>;
  fetch?: typeof globalThis.fetch;
}

/** Who calls: a client with the caller's rights, or why there is none. */
export type Caller =
  | { readonly client: SupabaseClient<Database>; readonly refusal?: never }
  | { readonly refusal: Response; readonly client?: never };

/**
 * Checks the credentials of a request: a user's access token, whose rights the
 * RPCs check, or a secret key, which has all rights.
 *
 * @returns A client that acts for the caller, or the 401 that `withSupabase`
 * of `@supabase/server` would answer with.
 */
export async function authenticate(
  request: Request,
  { env, fetch = globalThis.fetch }: Platform,
): Promise<Caller> {
  const { data: context, error } = await createSupabaseContext<Database>(
    request,
    {
      auth: ["user", "secret"],
      supabaseOptions: { global: { fetch } },
      ...(env && { env }),
    },
  );
  if (error) return { refusal: unauthorized(error) };
  const subjectError = errorOfSubject(context.jwtClaims);
  if (subjectError) return { refusal: unauthorized(subjectError) };
  return {
    client: context.authMode === "secret"
      ? context.supabaseAdmin
      : context.supabase,
  };
}

/**
 * To `@supabase/server` any text is a subject; users' ids are UUIDs, and
 * Postgres fails on anything else.
 */
function errorOfSubject(claims: JWTClaims | null): SupabaseServerError | null {
  if (claims === null || uuid.safeParse(claims.sub).success) return null;
  return Errors[InvalidJwtError]({
    reason: 'its "sub" claim is not a UUID, so it identifies no user',
    hint: "Send the access token of a session from Supabase Auth.",
  });
}

function unauthorized(error: SupabaseServerError): Response {
  const headers = { [ErrorCodeHeader]: error.code };
  return Response.json(error, { status: error.status, headers });
}
