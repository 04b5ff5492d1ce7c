import { z } from "zod";
import { invalidRequest } from "./invalid_request.ts";

/**
 * Parses a request body by its schema.
 *
 * @throws {AssignmentError} 400, naming each field that is wrong.
 */
export function parseBody<Body>(
  bytes: Uint8Array,
  schema: z.ZodType<Body>,
): Body {
  const result = schema.safeParse(parseJson(bytes));
  if (result.success) return result.data;
  throw invalidRequest(result.error.issues.map(({ path, message }) => (
    { path: z.core.toDotPath(path), message }
  )));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw invalidRequest([{ path: "", message: "Expected JSON in UTF-8" }]);
  }
}
