import { AssignmentError } from "./assignment_error.ts";

/**
 * Refuses what cannot be a call of an endpoint, before any work is done.
 *
 * @throws {AssignmentError} 405 for another method than POST, 415 for another
 * content type than `application/json`.
 */
export function checkTransport(request: Request): void {
  if (request.method !== "POST") {
    throw new AssignmentError("INVALID_REQUEST", {
      message: `The method is "${request.method}", only POST is answered`,
      hint: "Send the request with POST",
      status: 405,
    });
  }
  const contentType = request.headers.get("content-type");
  const mediaType = contentType?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") {
    throw new AssignmentError("INVALID_REQUEST", {
      message: `The content type is ${quoted(contentType)}, ` +
        `"application/json" is expected`,
      hint: 'Set the header "Content-Type: application/json"',
      status: 415,
    });
  }
}

function quoted(value: string | null): string {
  return value === null ? "missing" : JSON.stringify(value);
}
