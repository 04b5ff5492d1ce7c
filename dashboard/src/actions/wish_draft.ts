import type { Booking } from "../data/booking.ts";
import { createBooking } from "./create_draft.ts";
import type { Draft } from "./draft.ts";
import { reserve, seatAt } from "./seating_drafts.ts";
import type { Seats, Wish } from "./wish.ts";

/** What {@linkcode draftOf} needs beside the wish. */
export interface WishContext {
  restaurantId: string;
  now: number;
  findBooking: (bookingId: string) => Booking | undefined;
}

/** The draft for a wish; null when its booking is not known any more. */
export function draftOf(wish: Wish, context: WishContext): Draft | null {
  const { restaurantId, now, findBooking } = context;
  if (wish.type === "create") {
    return createBooking(restaurantId, wish.party, wish.intent);
  }
  const booking = findBooking(wish.bookingId);
  if (booking === undefined) return null;
  return wish.seats.checkIn
    ? seatAt(booking, restaurantId, wish.seats, now)
    : reserve(booking, restaurantId, wish.seats);
}

/** The same wish with other tables or on other terms. */
export function withSeats(wish: Wish, seats: Partial<Seats>): Wish {
  return wish.type === "create"
    ? { ...wish, party: { ...wish.party, ...seats } }
    : { ...wish, seats: { ...wish.seats, ...seats } };
}

/** Whether a wish is for people who sit down at once. */
export function isForNow(wish: Wish): boolean {
  const { checkIn } = wish.type === "create" ? wish.party : wish.seats;
  return checkIn === true;
}

/** The tables that were wished for; empty when there were none. */
export function tablesOf(wish: Wish): readonly string[] {
  return (wish.type === "create" ? wish.party : wish.seats).tableIds ?? [];
}
