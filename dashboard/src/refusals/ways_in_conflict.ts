import { block, unblock } from "../actions/block_drafts.ts";
import { leave, noShow } from "../actions/drafts.ts";
import type { PendingAction } from "../actions/pending_actions.ts";
import { inPlaceOf } from "../actions/seating_drafts.ts";
import type { Wish } from "../actions/wish.ts";
import { draftOf, draftWith, isForNow } from "../actions/wish_draft.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";
import {
  contextOf,
  findBooking,
  partyOf,
  type Refused,
  run,
  runs,
  type Way,
  type WayContext,
} from "./way.ts";

/** A shorter stay is not offered. */
const SHORTEST_MS = 30 * 60_000;

/** Another party has the table, or a block would take it from some. */
export function inTheWay(
  { refusal, action }: Refused,
  context: WayContext,
): Way[] {
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

/** The table is blocked. */
export function blocked(
  { refusal, action }: Refused,
  context: WayContext,
): Way[] {
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
