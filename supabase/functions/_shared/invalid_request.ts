import { AssignmentError } from "./assignment_error.ts";

/** One thing that is wrong with a request, and where. */
export interface RequestIssue {
  /** The field as the caller wrote it, such as `tableIds[0]`; "" is the body. */
  path: string;
  message: string;
}

/** A small body can be wrong in thousands of places; the first are reported. */
const MAX_ISSUES = 10;

/**
 * Makes the 400 for a request that does not have the documented shape.
 *
 * @param issues What is wrong, at least one.
 */
export function invalidRequest(issues: RequestIssue[]): AssignmentError {
  const first = issues[0];
  const place = first?.path ? `at "${first.path}"` : "as a whole";
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return new AssignmentError("INVALID_REQUEST", {
    message: `The request is not valid ${place}: ${first?.message}${more}`,
    hint: "Correct what details.issues names and send the request again",
    details: { issues: issues.slice(0, MAX_ISSUES) },
  });
}
