const DEADLINE_MS = 20_000;
const INTERVAL_MS = 10;

/**
 * Waits for a condition that no event announces.
 *
 * @throws {Error} If it does not hold within 20 seconds.
 */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!await holds()) {
    if (Date.now() > deadline) {
      throw new Error(`Timed out waiting until ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
}
