/** What log systems and humans can carry along unchanged. */
const SANE_REQUEST_ID = /^[\w.:=+/-]{1,128}$/;

/**
 * Gives the id that ties a request, its response and its log line together.
 *
 * A caller's own `x-request-id` is kept so that one id runs through all of
 * its systems; anything odd is replaced, so that it cannot forge log text.
 */
export function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id") ?? "";
  return SANE_REQUEST_ID.test(given) ? given : crypto.randomUUID();
}
