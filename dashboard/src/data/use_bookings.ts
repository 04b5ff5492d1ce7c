import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useClient } from "../api/client.ts";
import type { Booking } from "./booking.ts";
import { readBookings } from "./read_bookings.ts";
import type { Restaurant } from "./use_restaurants.ts";

/** How long it takes at most until another user's change is read. */
const REFRESH_MS = 3_000;

/** Reads the bookings of a service date and those that reach into it. */
export function useBookings(restaurant: Restaurant, date: string) {
  const client = useClient();
  return useQuery({
    queryKey: bookingsKey(restaurant.id, date),
    refetchInterval: REFRESH_MS,
    queryFn: ({ signal }) => readBookings(client, restaurant, date, signal),
  });
}

/**
 * A function that finds a booking among those that {@linkcode useBookings} has
 * read last, even if they have not been drawn yet; undefined if it is not there.
 */
export function useFindBooking(
  restaurantId: string,
  date: string,
): (bookingId: string) => Booking | undefined {
  const queries = useQueryClient();
  return useCallback(
    (bookingId) =>
      queries.getQueryData<Booking[]>(bookingsKey(restaurantId, date))
        ?.find(({ id }) => id === bookingId),
    [date, queries, restaurantId],
  );
}

function bookingsKey(restaurantId: string, date: string) {
  return ["bookings", restaurantId, date];
}
