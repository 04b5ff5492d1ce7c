import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useClient } from "../api/client.ts";
import type { Service } from "../time/services.ts";
import type { Booking } from "./booking.ts";
import { readBookings, readBookingsById } from "./read_bookings.ts";

/** How long it takes at most until another user's change is read. */
const REFRESH_MS = 3_000;

/**
 * Reads the bookings of a service date and those that may be in their way.
 *
 * @param whole The whole date.
 */
export function useBookings(restaurantId: string, whole: Service) {
  const client = useClient();
  return useQuery({
    queryKey: [...bookingsKey(restaurantId), whole.date],
    refetchInterval: REFRESH_MS,
    queryFn: ({ signal }) => readBookings(client, restaurantId, whole, signal),
  });
}

/** Reads single bookings, whatever their dates. */
export function useBookingsById(
  restaurantId: string,
  bookingIds: readonly string[],
) {
  const client = useClient();
  return useQuery({
    queryKey: [...bookingsKey(restaurantId), "by id", ...bookingIds],
    queryFn: () => readBookingsById(client, bookingIds),
  });
}

/**
 * A function that finds a booking among those that were read, even if they have
 * not been drawn yet; undefined if it is not there. Of a booking that was read
 * several times it finds the latest state.
 */
export function useFindBooking(
  restaurantId: string,
): (bookingId: string) => Booking | undefined {
  const queries = useQueryClient();
  return useCallback(
    (bookingId) =>
      queries.getQueryCache()
        .findAll({ queryKey: bookingsKey(restaurantId) })
        .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
        .flatMap(({ state }) => state.data as Booking[] | undefined ?? [])
        .find(({ id }) => id === bookingId),
    [queries, restaurantId],
  );
}

function bookingsKey(restaurantId: string) {
  return ["bookings", restaurantId];
}
