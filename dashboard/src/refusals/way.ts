import type { Draft } from "../actions/draft.ts";
import type { PendingAction } from "../actions/pending_actions.ts";
import type { Wish } from "../actions/wish.ts";
import type { WishContext } from "../actions/wish_draft.ts";
import type { Refusal } from "../api/failure.ts";
import type { Booking } from "../data/booking.ts";
import type { ServiceReading } from "../data/service_reading.ts";
import type { Wording } from "../wording/wording.ts";

/** An action that the server has refused, and why. */
export interface Refused {
  refusal: Refusal;
  action: PendingAction;
}

/** A button that ends a refusal. */
export type Way =
  | { type: "run"; label: string; draft: Draft }
  /** Leads to a booking. */
  | { type: "show"; label: string; bookingId: string }
  /** Asks a manager for a reason first. */
  | {
    type: "allow";
    label: string;
    draftFor: (reason: string) => Draft | null;
  };

/** What the buttons depend on. */
export interface WayContext {
  reading: ServiceReading;
  now: number;
  wording: Wording;
}

/** Finds the buttons for a reason. */
export type FindWays = (refused: Refused, context: WayContext) => Way[];

/** What the party of a wish is called. */
export function partyOf(wish: Wish, context: WayContext): string {
  if (wish.type === "create") {
    return wish.party.guestName || `the ${wish.party.partySize}`;
  }
  return context.wording.nameOfBooking(wish.bookingId);
}

/** A booking that was read. */
export function findBooking(
  { reading }: WayContext,
  bookingId: string,
): Booking | undefined {
  return reading.bookings.find(({ id }) => id === bookingId);
}

/** What the drafts of wishes need. */
export function contextOf(context: WayContext): WishContext {
  return {
    restaurantId: context.reading.restaurant.id,
    now: context.now,
    findBooking: (bookingId: string) => findBooking(context, bookingId),
  };
}

/** A button that does something. */
export function run(label: string, draft: Draft): Way {
  return { type: "run", label, draft };
}

/** The same, or none where it cannot be done any more. */
export function runs(label: string, draft: Draft | null): Way[] {
  return draft === null ? [] : [run(label, draft)];
}
