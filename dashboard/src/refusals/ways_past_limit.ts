import { arrive } from "../actions/drafts.ts";
import type { Wish } from "../actions/wish.ts";
import { draftOf, draftPastLimits, isForNow } from "../actions/wish_draft.ts";
import { counted } from "../wording/counted.ts";
import {
  contextOf,
  findBooking,
  type Refused,
  run,
  runs,
  type Way,
  type WayContext,
} from "./way.ts";

/** A party that is so late may not come. */
const LATE_MS = 15 * 60_000;

/** The service is full. */
export function full({ action }: Refused, context: WayContext): Way[] {
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
