import type { AssignmentError } from "./assignment_error.ts";
import { RETRY_AFTER_SECONDS } from "./error_catalogue.ts";

/** The body of every response that an endpoint itself refuses with. */
export interface ErrorBody {
  code: string;
  reason: string;
  message: string;
  details: Record<string, unknown> | null;
  hint: string | null;
  requestId: string;
}

/** Makes the response for an error; `cause` is not part of it. */
export function errorResponse(
  error: AssignmentError,
  requestId: string,
): Response {
  const { code, reason, message, details, hint } = error;
  const body: ErrorBody = { code, reason, message, details, hint, requestId };
  return Response.json(body, {
    status: error.status,
    headers: headersFor(error.status),
  });
}

function headersFor(status: number): Record<string, string> {
  if (status === 405) return { allow: "POST, OPTIONS" };
  if (status === 503) return { "retry-after": String(RETRY_AFTER_SECONDS) };
  return {};
}
