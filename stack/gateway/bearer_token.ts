/**
 * lite treats a bearer token that is not shaped like a JWT as if there were
 * none, so a request with a broken token would run as `anon`. PostgREST refuses
 * it. API keys are no JWTs either: clients may repeat theirs as bearer token,
 * and the platform's gateway then ignores that.
 *
 * @module
 */

/** PostgREST's refusal of a malformed token; undefined for any other. */
export function refuseMalformedToken(request: Request): Response | undefined {
  const [, token] =
    /^bearer +(.*)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (token === undefined || token.startsWith("sb_")) return undefined;
  const parts = token.split(".");
  if (parts.length !== 3) {
    return refusal(`Expected 3 parts in JWT; got ${parts.length}`, null);
  }
  if (parts.every((part) => part !== "")) return undefined;
  return refusal(
    "No suitable key or wrong key type",
    "None of the keys was able to decode the JWT",
  );
}

function refusal(message: string, details: string | null): Response {
  const body = { code: "PGRST301", message, details, hint: null };
  return Response.json(body, {
    status: 401,
    headers: {
      "access-control-allow-origin": "*",
      "www-authenticate": "Bearer",
    },
  });
}
