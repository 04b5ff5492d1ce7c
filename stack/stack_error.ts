/**
 * A failure the user can act on: the command line prints its message alone,
 * without a stack trace.
 */
export class StackError extends Error {
  override name = "StackError";
}
