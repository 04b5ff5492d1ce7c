import { type Database, one } from "./database.ts";
import type { Capacity } from "./rpc.ts";

/** Tables that a party could have, as suggest-tables answers them. */
export interface Suggestion {
  readonly tableIds: readonly string[];
  readonly labels: readonly string[];
  readonly zoneId: string;
  readonly seats: number;
  readonly spareSeats: number;
  readonly freeFrom: string | null;
  readonly freeUntil: string | null;
  readonly minutes: number;
  readonly isFull: boolean;
  readonly occupiedBy: {
    readonly bookingId: string;
    readonly partySize: number;
    readonly seatedAt: string;
    readonly endAt: string;
  } | null;
}

/** What suggest_tables returns. */
export interface Suggested {
  readonly restaurantId: string;
  readonly replayed: boolean;
  readonly suggestions: readonly Suggestion[];
  readonly nextTimes: readonly string[];
  readonly capacity: Capacity | null;
}

/** What tables are sought for: a booking, or a party without one. */
export interface Search {
  readonly bookingId?: string;
  readonly restaurantId?: string;
  readonly partySize?: number;
  readonly startAt?: string;
  readonly endAt?: string;
  readonly minMinutes?: number;
  readonly limit?: number;
  readonly requireAdjacency?: boolean;
}

/** Calls suggest_tables over a direct connection. */
export async function suggest(
  sql: Database,
  search: Search,
): Promise<Suggested> {
  const row = one(
    await sql<{ answer: Suggested }[]>`
    select suggest_tables(
      ${search.bookingId ?? null}, ${search.restaurantId ?? null},
      ${search.partySize ?? null}, ${search.startAt ?? null},
      ${search.endAt ?? null}, ${search.minMinutes ?? null},
      ${search.limit ?? null}, ${search.requireAdjacency ?? null}
    ) as answer`,
  );
  return row.answer;
}
