import { StackError } from "./stack_error.ts";

/** The only address the stack listens on. */
export const LOOPBACK = "127.0.0.1";

/** Below the ports that systems give to outgoing connections. */
const FREE_PORTS = { from: 20_000, to: 30_000 };

/**
 * Finds a port of the loopback address that nothing listens on.
 *
 * A port that the system chooses could become the source of somebody's
 * connection before it is listened on again; these cannot.
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
  if (!isFree(port)) throw portTaken(port, option);
}
