import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useClient } from "../api/client.ts";
import { type Booking, versionOf } from "../data/booking.ts";
import { readSuggestions } from "./read_suggestions.ts";
import { NO_SUGGESTIONS, otherTables, type Suggestions } from "./suggestion.ts";

/** How long it takes at most until another user's change counts. */
const REFRESH_MS = 10_000;

/**
 * How many sets are asked for: three are shown, and one may be what the booking
 * holds already.
 */
const LIMIT = 4;

/** How many suggestions are shown. */
export const SHOWN = 3;

/** Suggestions, and whether there may soon be some. */
export interface SoughtSuggestions extends Suggestions {
  /** Whether the first answer is still awaited. */
  isLooking: boolean;
}

/**
 * The best tables for the booking that tables are being chosen for. They are a
 * help and no more: while they are not there, or cannot be read, there are none.
 * A question that is still open when another booking is chosen is cancelled.
 *
 * @param booking Null when there is none.
 */
export function useSuggestions(booking: Booking | null): SoughtSuggestions {
  const client = useClient();
  const { data, isError, isLoading: isLooking } = useQuery({
    queryKey: ["suggestions", booking?.id, booking && versionOf(booking)],
    enabled: booking !== null,
    refetchInterval: REFRESH_MS,
    retry: false,
    // The same booking, chosen again later, starts without old suggestions.
    gcTime: 0,
    queryFn: ({ signal }) =>
      readSuggestions(
        client,
        { bookingId: booking?.id ?? "", limit: LIMIT },
        signal,
      ),
  });
  return useMemo(() => {
    if (booking === null || data === undefined || isError) {
      return { ...NO_SUGGESTIONS, isLooking };
    }
    const others = otherTables(data.suggestions, booking.tableIds);
    return { ...data, suggestions: others.slice(0, SHOWN), isLooking };
  }, [booking, data, isError, isLooking]);
}
