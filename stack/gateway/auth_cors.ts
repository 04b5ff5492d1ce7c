/**
 * CORS for the auth service, as the platform's gateway has it. lite does not
 * list the allowed headers in a preflight, and has no CORS headers in other
 * responses.
 *
 * @module
 */
const HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers":
    "authorization, x-client-info, apikey, content-type, x-supabase-api-version",
  "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE, OPTIONS",
  "access-control-expose-headers": "x-supabase-api-version",
  "access-control-max-age": "86400",
};

/** Lets pages of every origin read a response of the auth service. */
export function withAuthCors(response: Response): Response {
  const open = new Response(response.body, response);
  open.headers.delete("access-control-allow-credentials");
  for (const [name, value] of Object.entries(HEADERS)) {
    open.headers.set(name, value);
  }
  return open;
}
