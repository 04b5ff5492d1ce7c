import type { Client } from "../api/client.ts";
import type { Suggestions } from "./suggestion.ts";

/** A party that has no booking, or the stay of one that has. */
export interface PartySearch {
  restaurantId: string;
  partySize: number;
  /** In epoch milliseconds, like the end. */
  startAt: number;
  /** Missing: as long as such a party stays. */
  endAt?: number;
  /** The shortest stay worth offering; missing: the whole. */
  minMinutes?: number;
  limit: number;
}

/** For whom tables are sought. */
export type Search = { bookingId: string; limit: number } | PartySearch;

/**
 * Asks the server for the best tables.
 *
 * @throws {Error} If there is no answer, or it is a refusal.
 */
export async function readSuggestions(
  client: Client,
  search: Search,
  signal?: AbortSignal,
): Promise<Suggestions> {
  const { data, error } = await client.functions.invoke<Suggestions>(
    "suggest-tables",
    { body: bodyOf(search), ...(signal && { signal }) },
  );
  if (error) throw error;
  if (!data) throw new Error("The server answered without suggestions");
  return data;
}

function bodyOf(search: Search): Record<string, unknown> {
  if ("bookingId" in search) return search;
  const { startAt, endAt, ...others } = search;
  return {
    ...others,
    startAt: new Date(startAt).toISOString(),
    ...(endAt !== undefined && { endAt: new Date(endAt).toISOString() }),
  };
}
