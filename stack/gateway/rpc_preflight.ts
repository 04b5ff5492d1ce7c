/**
 * Answers a preflight for a function of the REST interface as PostgREST does:
 * before it looks for the function. lite looks first, for one without
 * parameters, and so finds none that needs some.
 *
 * @returns Null for any other request.
 */
export function answerRpcPreflight(request: Request): Response | null {
  const { headers, method, url } = request;
  const isPreflight = method === "OPTIONS" &&
    headers.has("access-control-request-method") &&
    new URL(url).pathname.startsWith("/rest/v1/rpc/");
  if (!isPreflight) return null;
  return new Response(null, {
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods":
        "GET, POST, PATCH, PUT, DELETE, OPTIONS, HEAD",
      "access-control-allow-headers":
        headers.get("access-control-request-headers") ?? "",
      "access-control-max-age": "86400",
    },
  });
}
