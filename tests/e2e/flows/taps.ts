import { assertEquals } from "@std/assert";
import type { Desk } from "../desk.ts";

/** Counts taps in the page: a click by keyboard or by a script has no detail. */
const COUNTER = `(() => {
  const counter = { taps: 0 };
  addEventListener("click", ({ isTrusted, detail }) => {
    if (isTrusted && detail > 0) counter.taps++;
  }, { capture: true });
  return counter;
})()`;

/**
 * Expects that something takes so many taps. Typing is not counted, nor is the
 * keyboard.
 *
 * @example
 * ```ts
 * await inTaps(desk, 2, async () => {
 *   await desk.table("A").click();
 *   await desk.button("Garcia has left").click();
 *   await desk.toast("Garcia has left").waitFor();
 * });
 * ```
 */
export async function inTaps(
  { page }: Desk,
  expected: number,
  act: () => Promise<void>,
): Promise<void> {
  const counter = await page.evaluateHandle<{ taps: number }>(COUNTER);
  await act();
  const { taps } = await counter.jsonValue();
  assertEquals(taps, expected, "so many taps");
}
