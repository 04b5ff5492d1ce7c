import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { toast } from "sonner";
import type { Draft } from "../actions/draft.ts";
import { blockingBookingOf, type Refusal } from "../api/failure.ts";
import { type RefusalContext, refusalText } from "../bookings/refusal_text.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import { bookingsKey } from "../data/use_bookings.ts";
import type { Restaurant } from "../data/use_restaurants.ts";

/** What {@linkcode useRefusals} needs. */
export interface RefusalOptions {
  restaurant: Restaurant;
  date: string;
  /** Selects a booking. */
  select: (bookingId: string) => void;
}

/** Tells the user why the server refused, and selects who is in the way. */
export function useRefusals({ restaurant, date, select }: RefusalOptions) {
  const queries = useQueryClient();
  const nameOfBooking = useCallback((id: string) => {
    const key = bookingsKey(restaurant.id, date);
    const booking = queries.getQueryData<Booking[]>(key)
      ?.find((booking) => booking.id === id);
    return booking === undefined ? "another booking" : nameOf(booking);
  }, [date, queries, restaurant.id]);
  const words: RefusalContext = useMemo(
    () => ({ timeZone: restaurant.timezone, nameOfBooking }),
    [nameOfBooking, restaurant.timezone],
  );
  const onRefused = useCallback((refusal: Refusal, draft: Draft) => {
    const { title, description } = refusalText(refusal, words);
    const blocking = blockingBookingOf(refusal);
    if (blocking === null) {
      toast.error(title, { description });
      return;
    }
    select(blocking.bookingId);
    toast.error(title, {
      description: `${nameOfBooking(blocking.bookingId)} is selected now. ` +
        description,
      action: {
        label: `Back to ${nameOfBooking(draft.bookingId)}`,
        onClick: () => select(draft.bookingId),
      },
    });
  }, [nameOfBooking, select, words]);
  return { words, onRefused };
}
