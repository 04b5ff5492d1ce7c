import {
  draftOf,
  draftPastLimits,
  draftWith,
  isForNow,
} from "../actions/wish_draft.ts";
import { block, unblock } from "../actions/block_drafts.ts";
import type { Draft } from "../actions/draft.ts";
import { arrive, leave, noShow } from "../actions/drafts.ts";
import {
  editWithoutTable,
  inPlaceOf,
  moveToNowAndSeat,
} from "../actions/seating_drafts.ts";
import type { PendingAction } from "../actions/pending_actions.ts";
import type { Wish } from "../actions/wish.ts";
import type { Refusal } from "../api/failure.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import type { ServiceReading } from "../data/service_reading.ts";
import { alternativesOf, type Suggestion } from "../suggestions/suggestion.ts";
import { proposalText } from "../suggestions/suggestion_text.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";
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

/** A party that is so late may not come. */
const LATE_MS = 15 * 60_000;

/** A shorter stay is not offered. */
const SHORTEST_MS = 30 * 60_000;

/** The buttons that end a refusal in one tap, the most likely first. */
export function waysOut(refused: Refused, context: WayContext): Way[] {
  const ways = WAYS[refused.refusal.reason]?.(refused, context) ?? [];
  return [
    ...ways,
    ...alternativeWays(refused, context),
    ...savingWithoutTable(refused, context),
  ];
}

type FindWays = (refused: Refused, context: WayContext) => Way[];

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

function inTheWay({ refusal, action }: Refused, context: WayContext): Way[] {
  const { details } = refusal;
  if (Array.isArray(details?.blockingBookings)) {
    return displacing(action, details.blockingBookings, context);
  }
  const blocker = findBooking(context, String(details?.blockingBookingId));
  if (blocker === undefined) return [];
  const { wish } = action;
  const show: Way = {
    type: "show",
    label: `Show ${nameOf(blocker)}`,
    bookingId: blocker.id,
  };
  if (wish === undefined || !isForNow(wish)) return [show];
  return [
    ...replacing(blocker, wish, context),
    ...shortStay(blocker, wish, context),
    show,
  ];
}

/** The party in the way has left, or is not coming. */
function replacing(blocker: Booking, wish: Wish, context: WayContext): Way[] {
  const next = draftOf(wish, contextOf(context));
  if (next === null) return [];
  const seat = `seat ${partyOf(wish, context)}`;
  const name = nameOf(blocker);
  if (blocker.status === "checked_in") {
    return [run(
      `${name} has left, ${seat}`,
      inPlaceOf(leave(blocker), next, "leave and seat"),
    )];
  }
  const isExpectedLater = blocker.startAt - context.now > SHORTEST_MS;
  if (isExpectedLater || (blocker.arrivedAt ?? null) !== null) return [];
  return [run(
    `${name} is not coming, ${seat}`,
    inPlaceOf(noShow(blocker), next, "no show and seat"),
  )];
}

/** Until the party in the way comes. */
function shortStay(blocker: Booking, wish: Wish, context: WayContext): Way[] {
  const { now, wording } = context;
  const isShort = blocker.startAt - now < SHORTEST_MS;
  if (blocker.status === "checked_in" || isShort) return [];
  const endAt = blocker.startAt;
  const minutes = Math.round((endAt - now) / 60_000);
  const until = timeOfDay(endAt, wording.timeZone);
  return runs(
    `Seat until ${until} (${minutes} min)`,
    draftWith(wish, { endAt }, contextOf(context)),
  );
}

/** A block is made all the same. */
function displacing(
  action: PendingAction,
  inTheWay: readonly Record<string, unknown>[],
  context: WayContext,
): Way[] {
  const body = action.steps[0]?.request.body;
  if (action.kind !== "block" || body === undefined) return [];
  const displaced = inTheWay.filter(({ status }) => status !== "checked_in");
  const bookings = displaced.flatMap(({ bookingId }) =>
    findBooking(context, String(bookingId)) ?? []
  );
  const draft = block(action.restaurantId, {
    tableIds: action.tableIds,
    reason: String(body.reason),
    startAt: Date.parse(String(body.startAt)),
    endAt: Date.parse(String(body.endAt)),
  }, bookings);
  const lose = displaced.length === 1 ? "loses its table" : "lose their tables";
  const label = displaced.length === 0
    ? "Block it when they have left"
    : `Block it, ${counted(displaced.length, "party", "parties")} ${lose}`;
  return [run(label, draft)];
}

function blocked({ refusal, action }: Refused, context: WayContext): Way[] {
  const { wish } = action;
  const { tableLabel, blockingAssignmentId: id } = refusal.details ?? {};
  const found = context.reading.blocks.find(({ assignmentId, partOf }) =>
    assignmentId === id || partOf === id
  );
  const next = wish && draftOf(wish, contextOf(context));
  if (wish === undefined || found === undefined || !next) return [];
  const verb = isForNow(wish) ? "seat" : "reserve it for";
  return [run(
    `Unblock ${tableLabel}, ${verb} ${partyOf(wish, context)}`,
    inPlaceOf(unblock(found), next, next.kind),
  )];
}

/** How many guests more than seats a table takes. */
const EXTRA_CHAIRS = 2;

function tooSmall({ refusal, action }: Refused, context: WayContext): Way[] {
  const { tableIds, seats, partySize } = refusal.details ?? {};
  if (!Array.isArray(tableIds) || action.wish === undefined) return [];
  const missing = Number(partySize) - Number(seats);
  if (missing > EXTRA_CHAIRS * tableIds.length) return [];
  const label = missing === 1 ? "Add a chair" : `Add ${missing} chairs`;
  const extra = { tableIds, extraChairs: true };
  return runs(label, draftWith(action.wish, extra, contextOf(context)));
}

function full({ action }: Refused, context: WayContext): Way[] {
  const { wish } = action;
  if (wish === undefined) return [];
  return [
    ...waiting(wish, context),
    ...lateParties(context),
    ...allowing(wish, context),
  ];
}

/** A party without a table is not counted. */
function waiting(wish: Wish, context: WayContext): Way[] {
  if (wish.type === "edit") return [];
  if (wish.type === "seat") {
    const booking = findBooking(context, wish.bookingId);
    const isWaiting = (booking?.arrivedAt ?? null) !== null;
    if (booking === undefined || isWaiting || !isForNow(wish)) return [];
    return [run("Add to waiting", arrive(booking))];
  }
  const isHere = isForNow(wish) || wish.party.arrived === true;
  const { tableIds: _, checkIn: __, extraChairs: ___, ...party } = wish.party;
  const draft = draftOf({
    ...wish,
    party: isHere ? { ...party, arrived: true } : party,
  }, contextOf(context));
  return runs(isHere ? "Add to waiting" : "Save without a table", draft);
}

/** Guests who may not come at all count as well. */
function lateParties({ reading, now }: WayContext): Way[] {
  const late = reading.bookings.filter((booking) =>
    booking.status === "confirmed" && (booking.arrivedAt ?? null) === null &&
    booking.serviceDate === reading.serviceDate &&
    booking.startAt + LATE_MS <= now
  );
  const [first] = late;
  if (first === undefined) return [];
  const guests = late.reduce((sum, { partySize }) => sum + partySize, 0);
  const label = `${counted(late.length, "late party", "late parties")}, ${
    counted(guests, "guest")
  }`;
  return [{ type: "show", label, bookingId: first.id }];
}

function allowing(wish: Wish, context: WayContext): Way[] {
  const { role } = context.reading;
  if (role !== "owner" && role !== "manager") return [];
  return [{
    type: "allow",
    label: "Allow this party…",
    draftFor: (reason) => draftPastLimits(wish, reason, contextOf(context)),
  }];
}

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

function apart({ action }: Refused, context: WayContext): Way[] {
  const { wish } = action;
  if (wish?.type !== "seat") return [];
  const seats = { apart: true, requireAdjacency: false };
  return runs("They sit apart", draftWith(wish, seats, contextOf(context)));
}

/** What an edit is refused for because of the tables that the party has. */
const ABOUT_TABLES = [
  "TABLE_TAKEN",
  "TABLE_OCCUPIED",
  "TABLE_BLOCKED",
  "TABLE_INACTIVE",
  "PARTY_EXCEEDS_SEATS",
  "CAPACITY_EXCEEDED",
];

/** An edit is made all the same, and the party needs a table then. */
function savingWithoutTable(
  { refusal, action }: Refused,
  context: WayContext,
): Way[] {
  const { wish } = action;
  if (wish?.type !== "edit" || !ABOUT_TABLES.includes(refusal.reason)) {
    return [];
  }
  const booking = findBooking(context, wish.bookingId);
  if (booking?.status !== "confirmed") return [];
  const draft = editWithoutTable(booking, wish.changes);
  return [run("Save without a table", draft)];
}

/** The same with other tables, which the server has found. */
function alternativeWays(
  { refusal, action }: Refused,
  context: WayContext,
): Way[] {
  const { wish } = action;
  if (wish === undefined) return [];
  return alternativesOf(refusal).flatMap((suggestion) =>
    runs(
      alternativeLabel(suggestion, wish, context),
      draftWith(wish, { tableIds: suggestion.tableIds }, contextOf(context)),
    )
  );
}

function alternativeLabel(
  { labels, tableIds }: Suggestion,
  wish: Wish,
  context: WayContext,
): string {
  if (isForNow(wish)) return proposalText("Seat at", { labels });
  const booking = wish.type === "create"
    ? undefined
    : findBooking(context, wish.bookingId);
  const held = booking?.tableIds ?? [];
  if (held.length === 0) return proposalText("Reserve", { labels });
  const added = tableIds.filter((id) => !held.includes(id));
  return held.every((id) => tableIds.includes(id))
    ? `Add ${context.wording.labelsOf(added)}`
    : proposalText("Move to", { labels });
}

function partyOf(wish: Wish, context: WayContext): string {
  if (wish.type === "create") {
    return wish.party.guestName || `the ${wish.party.partySize}`;
  }
  return context.wording.nameOfBooking(wish.bookingId);
}

function findBooking(
  { reading }: WayContext,
  bookingId: string,
): Booking | undefined {
  return reading.bookings.find(({ id }) => id === bookingId);
}

function contextOf(context: WayContext) {
  return {
    restaurantId: context.reading.restaurant.id,
    now: context.now,
    findBooking: (bookingId: string) => findBooking(context, bookingId),
  };
}

function run(label: string, draft: Draft): Way {
  return { type: "run", label, draft };
}

function runs(label: string, draft: Draft | null): Way[] {
  return draft === null ? [] : [run(label, draft)];
}
