import { moveToNowAndSeat } from "../actions/seating_drafts.ts";
import { draftOf } from "../actions/wish_draft.ts";
import { nameOf } from "../data/booking.ts";
import {
  contextOf,
  findBooking,
  type FindWays,
  type Refused,
  run,
  runs,
  type Way,
  type WayContext,
} from "./way.ts";
import {
  alternativeWays,
  apart,
  savingWithoutTable,
  tooSmall,
} from "./ways_at_tables.ts";
import { blocked, inTheWay } from "./ways_in_conflict.ts";
import { full } from "./ways_past_limit.ts";

/** The buttons that end a refusal in one tap, the most likely first. */
export function waysOut(refused: Refused, context: WayContext): Way[] {
  const ways = WAYS[refused.refusal.reason]?.(refused, context) ?? [];
  return [
    ...ways,
    ...alternativeWays(refused, context),
    ...savingWithoutTable(refused, context),
  ];
}

const WAYS: Record<string, FindWays> = {
  TABLE_OCCUPIED: inTheWay,
  TABLE_TAKEN: inTheWay,
  TABLE_BLOCKED: blocked,
  PARTY_EXCEEDS_SEATS: tooSmall,
  CAPACITY_EXCEEDED: full,
  BOOKING_CHANGED: changed,
  CHECK_IN_TOO_EARLY: tooEarly,
  TABLES_SPAN_ZONES: apart,
  TABLE_NOT_MOVABLE: apart,
  TABLES_NOT_ADJACENT: apart,
};

function changed({ refusal, action }: Refused, context: WayContext): Way[] {
  const { wish } = action;
  if (wish?.type !== "edit") return [];
  const booking = findBooking(context, wish.bookingId);
  if (booking === undefined) return [];
  // What is on the screen may be older than what the server has found.
  const updatedAt = String(refusal.details?.updatedAt);
  const again = draftOf(wish, {
    ...contextOf(context),
    findBooking: () => ({ ...booking, updatedAt }),
  });
  return [
    { type: "show", label: `Show ${nameOf(booking)}`, bookingId: booking.id },
    ...runs("Save again", again),
  ];
}

function tooEarly({ action }: Refused, context: WayContext): Way[] {
  const { wish } = action;
  if (wish?.type !== "seat") return [];
  const booking = findBooking(context, wish.bookingId);
  if (booking === undefined) return [];
  const { reading, now } = context;
  const draft = moveToNowAndSeat(
    booking,
    reading.restaurant.id,
    wish.seats,
    now,
  );
  return [run("Move and seat", draft)];
}
