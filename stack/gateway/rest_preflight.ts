/** Whether a browser asks if a page of another origin may send a request. */
export function isPreflight({ method, headers }: Request): boolean {
  return method === "OPTIONS" && headers.has("access-control-request-method");
}

/**
 * The response to a preflight of the REST interface. PostgREST allows every
 * one; lite refuses those for a function with parameters, since it looks for one
 * without, though its headers are right.
 */
export function allowPreflight({ headers }: Response): Response {
  const allowed = new Headers(headers);
  allowed.delete("content-type");
  allowed.delete("content-length");
  return new Response(null, { status: 200, headers: allowed });
}
