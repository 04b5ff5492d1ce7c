import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useClient } from "../api/client.ts";
import type { Booking } from "./booking.ts";
import { readBookingsById } from "./read_bookings.ts";
import type { ServiceReading } from "./service_reading.ts";

/**
 * A function that finds a booking among those that were read, even if they have
 * not been drawn yet; undefined if it is not there. Of a booking that was read
 * several times it finds the latest state.
 */
export function useFindBooking(
  restaurantId: string,
): (bookingId: string) => Booking | undefined {
  const queries = useQueryClient();
  return useCallback((bookingId) => {
    const cache = queries.getQueryCache();
    const found = [
      ...cache.findAll({ queryKey: ["service", restaurantId] }),
      ...cache.findAll({ queryKey: ["bookings", restaurantId] }),
    ];
    return found
      .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
      .flatMap(({ state }) => bookingsIn(state.data))
      .find(({ id }) => id === bookingId);
  }, [queries, restaurantId]);
}

function bookingsIn(data: unknown): Booking[] {
  if (Array.isArray(data)) return data;
  return (data as ServiceReading | undefined)?.bookings ?? [];
}

/** Reads single bookings, whatever their dates. */
export function useBookingsById(
  restaurantId: string,
  bookingIds: readonly string[],
) {
  const client = useClient();
  return useQuery({
    queryKey: ["bookings", restaurantId, ...bookingIds],
    queryFn: () => readBookingsById(client, bookingIds),
  });
}
