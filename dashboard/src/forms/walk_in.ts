import type { NewParty } from "../actions/wish.ts";
import type { CountedService } from "../data/service_reading.ts";
import type { Quote } from "../suggestions/quote.ts";
import type { PartySearch } from "../suggestions/read_suggestions.ts";
import type { Suggestion, Suggestions } from "../suggestions/suggestion.ts";
import { timeOfDay } from "../time/zoned_time.ts";

/** A shorter stay is not offered to a walk-in. */
export const SHORTEST_MINUTES = 45;

/** Enough to find two for the whole stay and three shorter ones. */
const LIMIT = 8;

const MINUTE_MS = 60_000;

/** What a form knows of a walk-in. */
export interface WalkIn {
  partySize: number;
  /** A name, or what it is known by, as in "red hat"; mostly empty. */
  name: string;
}

/** Seeks tables for a walk-in from this minute on. */
export function walkInSearch(
  restaurantId: string,
  partySize: number,
  now: number,
): PartySearch {
  return {
    restaurantId,
    partySize,
    startAt: Math.floor(now / MINUTE_MS) * MINUTE_MS,
    minMinutes: SHORTEST_MINUTES,
    limit: LIMIT,
  };
}

/** A walk-in that sits down; at tables that are promised later, until then. */
export function seatedWalkIn(
  { partySize, name }: WalkIn,
  { tableIds, isFull, freeUntil }: Pick<
    Suggestion,
    "tableIds" | "isFull" | "freeUntil"
  >,
  now: number,
): NewParty {
  return {
    partySize,
    startAt: now,
    ...(!isFull && freeUntil !== null && { endAt: Date.parse(freeUntil) }),
    tableIds,
    checkIn: true,
    ...nameOf(name),
  };
}

/** A walk-in that waits until the quoted time. */
export function waitingWalkIn(
  { partySize, name }: WalkIn,
  { startAt }: Pick<Quote, "startAt">,
): NewParty {
  return { partySize, startAt, arrived: true, ...nameOf(name) };
}

function nameOf(name: string): { guestName?: string } {
  const guestName = name.trim();
  return guestName === "" ? {} : { guestName };
}

/**
 * What is known of one table for a walk-in: until when it is free; its whole stay
 * where nothing else is known.
 */
export function stayAt(
  { suggestions }: Suggestions,
  tableId: string,
): Pick<Suggestion, "tableIds" | "isFull" | "freeUntil"> {
  const found = suggestions.find(({ tableIds, occupiedBy }) =>
    occupiedBy === null && tableIds.length === 1 && tableIds[0] === tableId
  );
  return found ?? { tableIds: [tableId], isFull: true, freeUntil: null };
}

/** How long before the last start it is pointed out. */
const NOTICE_MS = 15 * MINUTE_MS;

/**
 * "Last orders at 22:15" from a quarter of an hour before, "Last orders were at
 * 22:15" afterwards; null at other times. Nothing is refused for it.
 */
export function lastOrdersText(
  services: readonly Pick<
    CountedService,
    "startAt" | "endAt" | "lastStartAt"
  >[],
  now: number,
  timeZone: string,
): string | null {
  const service = services.find(({ startAt, endAt }) =>
    startAt <= now && now < endAt
  );
  const last = service?.lastStartAt ?? null;
  if (last === null || now < last - NOTICE_MS) return null;
  const verb = now <= last ? "at" : "were at";
  return `Last orders ${verb} ${timeOfDay(last, timeZone)}`;
}
