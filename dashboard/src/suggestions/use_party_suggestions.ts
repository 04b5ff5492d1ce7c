import { useQueries, useQuery } from "@tanstack/react-query";
import { useClient } from "../api/client.ts";
import { type PartySearch, readSuggestions } from "./read_suggestions.ts";
import type { Suggestions } from "./suggestion.ts";

/** How long it takes at most until another user's change counts. */
const REFRESH_MS = 10_000;

/** Suggestions that may not be there yet. */
export interface FoundSuggestions {
  /** Undefined until there is an answer. */
  found: Suggestions | undefined;
  /** Whether the first answer is still awaited. */
  isLooking: boolean;
  isError: boolean;
  refetch: () => unknown;
}

/**
 * The best tables for a party that has no booking yet.
 *
 * @param search Null while its size is not known. A start that follows the clock
 * is best given in whole minutes: each start is a question of its own.
 */
export function usePartySuggestions(
  search: PartySearch | null,
): FoundSuggestions {
  const client = useClient();
  const { data, isError, isLoading, refetch } = useQuery<Suggestions>({
    queryKey: ["party suggestions", search],
    enabled: search !== null,
    refetchInterval: REFRESH_MS,
    retry: false,
    gcTime: 0,
    // The buttons stay while the next minute is asked for, but not for another
    // size.
    placeholderData: (before, query) => {
      const last = query?.queryKey[1] as PartySearch | null | undefined;
      return last?.partySize === search?.partySize ? before : undefined;
    },
    queryFn: ({ signal }) => {
      if (search === null) throw new Error("There is no party to seat");
      return readSuggestions(client, search, signal);
    },
  });
  return { found: data, isLooking: isLoading, isError, refetch };
}

/**
 * The best tables for the same party at several starts.
 *
 * @returns In the order of the searches; undefined where there is no answer yet.
 */
export function useSuggestionsAt(
  searches: readonly PartySearch[],
): (Suggestions | undefined)[] {
  const client = useClient();
  return useQueries({
    queries: searches.map((search) => ({
      queryKey: ["party suggestions", search],
      staleTime: REFRESH_MS,
      retry: false,
      gcTime: REFRESH_MS,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        readSuggestions(client, search, signal),
    })),
  }).map(({ data }) => data);
}
