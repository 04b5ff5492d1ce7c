import { useQuery } from "@tanstack/react-query";
import { useClient } from "../api/client.ts";
import { readBookings } from "./read_bookings.ts";
import type { Restaurant } from "./use_restaurants.ts";

/** Somebody else's change is seen after this long, and the time to read it. */
const REFRESH_MS = 3_000;

/** Where the bookings of a service date are kept. */
export function bookingsKey(restaurantId: string, date: string) {
  return ["bookings", restaurantId, date];
}

/** The bookings of a service date and those that reach into it. */
export function useBookings(restaurant: Restaurant, date: string) {
  const client = useClient();
  return useQuery({
    queryKey: bookingsKey(restaurant.id, date),
    refetchInterval: REFRESH_MS,
    queryFn: ({ signal }) => readBookings(client, restaurant, date, signal),
  });
}
