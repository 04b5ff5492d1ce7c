/**
 * A failure that the user can do something about: the command line prints its
 * message without a stack trace.
 */
export class StackError extends Error {
  override name = "StackError";
}

/**
 * Runs a program; if it ends with a {@linkcode StackError}, prints its message
 * and resolves to exit code 1.
 */
export async function exitCodeOf(
  program: () => Promise<number>,
): Promise<number> {
  try {
    return await program();
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
    // deno-lint-ignore no-console
    console.error(error.message);
    return 1;
  }
}
