import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Booking } from "./booking.ts";
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
  return useCallback(
    (bookingId) =>
      queries.getQueryCache()
        .findAll({ queryKey: ["service", restaurantId] })
        .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
        .flatMap(({ state }) =>
          (state.data as ServiceReading | undefined)?.bookings ?? []
        )
        .find(({ id }) => id === bookingId),
    [queries, restaurantId],
  );
}
