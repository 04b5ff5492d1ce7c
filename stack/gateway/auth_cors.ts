/**
 * CORS for the auth service: lite answers a preflight without the headers that
 * a client may send, and other requests without any. The platform's gateway
 * allows both.
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

/** Lets pages of every origin read an answer of the auth service. */
export function withAuthCors(response: Response): Response {
  const open = new Response(response.body, response);
  open.headers.delete("access-control-allow-credentials");
  for (const [name, value] of Object.entries(HEADERS)) {
    open.headers.set(name, value);
  }
  return open;
}
