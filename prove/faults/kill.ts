/**
 * Kills a process with -9.
 *
 * @returns Whether it was still there; it may have ended since it was found.
 */
export function kill(pid: number): boolean {
  try {
    Deno.kill(pid, "SIGKILL");
    return true;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return false;
  }
}
