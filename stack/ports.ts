import { StackError } from "./stack_error.ts";

/** The only address the stack listens on. */
export const LOOPBACK = "127.0.0.1";

/** Below the ports that systems use for outgoing connections. */
const FREE_PORTS = { from: 20_000, to: 30_000 };

/**
 * Finds a port of the loopback address that nothing listens on. Unlike a port
 * that the system chooses, it cannot become the source port of a connection
 * before the caller listens on it.
 */
export function freePort(): number {
  const { from, to } = FREE_PORTS;
  for (;;) {
    const port = from + Math.floor(Math.random() * (to - from));
    if (isFree(port)) return port;
  }
}

function isFree(port: number): boolean {
  try {
    Deno.listen({ hostname: LOOPBACK, port }).close();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) return false;
    throw error;
  }
}

/** The error for a port that another program uses. */
export function portTaken(port: number, option: string): StackError {
  return new StackError(
    `Cannot listen on ${LOOPBACK}:${port}: the port is taken, choose a free one with ${option}`,
  );
}

/**
 * Checks that a port can be listened on.
 *
 * @throws {StackError} If another program uses the port.
 */
export function assertPortFree(port: number, option: string): void {
  if (!isFree(port)) throw portTaken(port, option);
}
