import { StackError } from "./stack_error.ts";

/** The only address the stack listens on. */
export const LOOPBACK = "127.0.0.1";

/** Finds a port of the loopback address that nothing listens on. */
export function freePort(): number {
  using listener = Deno.listen({ hostname: LOOPBACK, port: 0 });
  return listener.addr.port;
}

/** The error for a port that another program holds, naming the way out. */
export function portTaken(port: number, option: string): StackError {
  return new StackError(
    `Cannot listen on ${LOOPBACK}:${port}: the port is taken, choose a free one with ${option}`,
  );
}

/**
 * Checks that a port can be listened on.
 *
 * @throws {StackError} If another program holds the port.
 */
export function assertPortFree(port: number, option: string): void {
  try {
    Deno.listen({ hostname: LOOPBACK, port }).close();
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) throw portTaken(port, option);
    throw error;
  }
}
