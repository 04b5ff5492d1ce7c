import {
  ErrorCodeHeader,
  Errors,
  InvalidJwtError,
  type JWTClaims,
} from "@supabase/server";
import { uuid } from "./fields.ts";

/**
 * Refuses a verified token whose subject cannot be a user.
 *
 * To `@supabase/server` any text is a subject; users' ids are UUIDs, and
 * Postgres fails on anything else. The answer is the one to all bad tokens.
 *
 * @param claims What the token says; null when there is none.
 * @returns The 401, or null when there is nothing to refuse.
 */
export function refuseSubject(claims: JWTClaims | null): Response | null {
  if (claims === null || uuid.safeParse(claims.sub).success) return null;
  const error = Errors[InvalidJwtError]({
    reason: 'its "sub" claim is not a UUID, so it identifies no user',
    hint: "Send the access token of a session from Supabase Auth.",
  });
  const headers = { [ErrorCodeHeader]: error.code };
  return Response.json(error, { status: error.status, headers });
}
