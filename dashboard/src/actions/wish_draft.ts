import type { Booking } from "../data/booking.ts";
import { createBooking } from "./create_draft.ts";
import type { Draft } from "./draft.ts";
import { edit } from "./drafts.ts";
import { editElsewhere, reserve, seatAt } from "./seating_drafts.ts";
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
  if (wish.type === "edit") {
    return edit(booking, wish.changes, "edit", wish.overrideReason);
  }
  return wish.seats.checkIn
    ? seatAt(booking, restaurantId, wish.seats, now)
    : reserve(booking, restaurantId, wish.seats);
}

/** The draft for a wish with other tables or on other terms. */
export function draftWith(
  wish: Wish,
  seats: Partial<Seats>,
  context: WishContext,
): Draft | null {
  if (wish.type === "create") {
    return draftOf({ ...wish, party: { ...wish.party, ...seats } }, context);
  }
  if (wish.type === "seat") {
    return draftOf({ ...wish, seats: { ...wish.seats, ...seats } }, context);
  }
  const booking = context.findBooking(wish.bookingId);
  if (booking === undefined) return null;
  return editElsewhere(booking, wish.changes, context.restaurantId, {
    tableIds: booking.tableIds,
    ...seats,
  });
}

/** The draft for a wish past the limits. */
export function draftPastLimits(
  wish: Wish,
  overrideReason: string,
  context: WishContext,
): Draft | null {
  return wish.type === "edit"
    ? draftOf({ ...wish, overrideReason }, context)
    : draftWith(wish, { overrideReason }, context);
}

/** Whether a wish is for people who sit down at once. */
export function isForNow(wish: Wish): boolean {
  if (wish.type === "edit") return false;
  const { checkIn } = wish.type === "create" ? wish.party : wish.seats;
  return checkIn === true;
}
