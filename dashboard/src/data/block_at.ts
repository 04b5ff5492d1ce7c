import { minutesBetween } from "../time/minutes.ts";
import type { ReadBlock } from "./service_reading.ts";

/**
 * The block that lasts at a moment; null if there is none. The desk's clock has
 * no seconds, so a block counts from the minute in which it begins: one that was
 * made just now is not free until the next minute.
 */
export function blockAt(
  blocks: readonly ReadBlock[],
  at: number,
): ReadBlock | null {
  return blocks.find(({ startAt, endAt }) =>
    minutesBetween(startAt, at) >= 0 && at < endAt
  ) ?? null;
}
