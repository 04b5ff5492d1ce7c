import type {
  CountedService,
  ServiceReading,
} from "../data/service_reading.ts";
import { isOverLimit, type Suggestions } from "../suggestions/suggestion.ts";
import { quarterAt } from "./times.ts";

const QUARTER_MS = 15 * 60_000;

/** How many times are offered at once. */
export const SLOTS = 8;

/** How many of them lie before the chosen one. */
const BEFORE = 3;

/** What there is to know about a time before it is chosen. */
export type SlotMark = "free" | "short" | "full" | "busy kitchen";

/**
 * The start that a new booking has at first: the next quarter of the service
 * that runs or comes next on the date that is shown.
 */
export function firstStart(
  { services }: Pick<ServiceReading, "services">,
  now: number,
): number {
  const next = services.find(({ endAt }) => endAt > now);
  return quarterAt(Math.max(now, next?.startAt ?? now));
}

/**
 * The first of the times that are offered. They stay where they are while the
 * chosen one is among them.
 */
export function firstSlot(
  shown: number | null,
  startAt: number,
  now: number,
): number {
  const last = (shown ?? 0) + (SLOTS - 1) * QUARTER_MS;
  if (shown !== null && shown <= startAt && startAt <= last) return shown;
  const earliest = Math.min(quarterAt(now), quarterAt(startAt));
  return Math.max(quarterAt(startAt) - BEFORE * QUARTER_MS, earliest);
}

/** The times that are offered, in quarters of an hour. */
export function slotsFrom(first: number): number[] {
  return Array.from(
    { length: SLOTS },
    (_, index) => first + index * QUARTER_MS,
  );
}

/** The guests who start in a quarter of an hour, and how many are advised. */
export function paceAt(
  services: readonly Pick<
    CountedService,
    "startAt" | "endAt" | "pace" | "paceCovers"
  >[],
  startAt: number,
): { covers: number; advised: number | null } {
  const service = services.find((one) =>
    one.startAt <= startAt && startAt < one.endAt
  );
  const quarter = service?.pace.find((one) =>
    one.startAt <= startAt && startAt < one.startAt + QUARTER_MS
  );
  return {
    covers: quarter?.covers ?? 0,
    advised: service?.paceCovers ?? null,
  };
}

/** Marks a time; null while nothing is known about it. */
export function slotMark(
  found: Suggestions | undefined,
  partySize: number,
  { covers, advised }: { covers: number; advised: number | null },
): SlotMark | null {
  if (found === undefined) return null;
  const [best] = found.suggestions;
  if (best === undefined || isOverLimit(found)) return "full";
  if (advised !== null && covers + partySize > advised) return "busy kitchen";
  return best.isFull ? "free" : "short";
}
