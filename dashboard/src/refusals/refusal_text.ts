import { blockingBookingOf, type Refusal } from "../api/failure.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";
import type { Wording } from "../wording/wording.ts";

/** A refusal in the words of the restaurant. */
export interface RefusalText {
  /** What is in the way, without a full stop. */
  title: string;
  /** What else there is to know, as whole sentences. */
  description: string;
}

/**
 * Says what is in the way in names, tables and times of the restaurant. For
 * reasons that need none of them the server's message and hint are good enough.
 */
export function refusalText(refusal: Refusal, wording: Wording): RefusalText {
  const { reason, message, hint, details } = refusal;
  const text = details && WORDED[reason]?.(details, wording, refusal);
  return text ?? { title: message, description: hint && `${hint}.` };
}

type Details = Record<string, unknown>;

type Words = (
  details: Details,
  wording: Wording,
  refusal: Refusal,
) => RefusalText | null;

const WORDED: Record<string, Words> = {
  TABLE_OCCUPIED: inTheWay,
  TABLE_TAKEN: inTheWay,
  TABLE_BLOCKED: blocked,
  PARTY_EXCEEDS_SEATS: tooSmall,
  CAPACITY_EXCEEDED: full,
  BOOKING_CHANGED: changed,
  CHECK_IN_TOO_EARLY: tooEarly,
};

function inTheWay(
  details: Details,
  wording: Wording,
  refusal: Refusal,
): RefusalText | null {
  if (Array.isArray(details.blockingBookings)) {
    return manyInTheWay(details.blockingBookings, wording);
  }
  const blocking = blockingBookingOf(refusal);
  if (blocking === null) return null;
  const { tableLabel, bookingId, endAt } = blocking;
  const name = wording.nameOfBooking(bookingId);
  if (refusal.reason === "TABLE_OCCUPIED") {
    const since = clock(details.blockingSeatedAt, wording);
    return {
      title: `${name} sits at ${tableLabel} since ${since}`,
      description: "",
    };
  }
  const size = details.blockingPartySize;
  const who = size === undefined ? name : `${name}, ${size},`;
  const until = timeOfDay(endAt, wording.timeZone);
  return {
    title: `${tableLabel} is reserved for ${who} until ${until}`,
    description: presence(details, wording),
  };
}

/** Whether the party in the way is here. */
function presence(details: Details, wording: Wording): string {
  if (details.blockingStatus === "checked_in") return "It sits there.";
  const arrivedAt = details.blockingArrivedAt;
  if (typeof arrivedAt !== "string") return "Not here yet.";
  return `Here since ${clock(arrivedAt, wording)}.`;
}

/** How many of the bookings in the way of a block are named. */
const NAMED = 3;

function manyInTheWay(
  bookings: readonly Details[],
  wording: Wording,
): RefusalText {
  const parties = bookings.map(({ bookingId, startAt }) =>
    `${wording.nameOfBooking(String(bookingId))} ${clock(startAt, wording)}`
  );
  const more = parties.length - NAMED;
  const names = parties.slice(0, NAMED).join(", ");
  return {
    title: `${
      counted(parties.length, "party", "parties")
    } in the way: ${names}${more > 0 ? ` and ${more} more` : ""}`,
    description: "",
  };
}

function blocked(details: Details, wording: Wording): RefusalText {
  const { tableLabel, blockReason, blockingEndAt } = details;
  const until = clock(blockingEndAt, wording);
  return {
    title: `${tableLabel} is blocked until ${until}: ${blockReason}`,
    description: "",
  };
}

function tooSmall(details: Details, { labelsOf }: Wording): RefusalText | null {
  const { tableIds, seats, partySize } = details;
  if (!Array.isArray(tableIds)) return null;
  const verb = tableIds.length === 1 ? "has" : "have";
  return {
    title: `${labelsOf(tableIds)} ${verb} ${seats} seats for ${partySize}`,
    description: "",
  };
}

/** Counts what the refusal's limit counts: guests or parties. */
function full(details: Details): RefusalText {
  const { limit, covers, maxCovers, parties, maxParties } = details;
  const service = String(details.servicePeriod ?? "The day");
  return {
    title: limit === "parties"
      ? `${service} would have ${parties} parties of ${maxParties}`
      : `${service} would be ${covers} of ${maxCovers}`,
    description: "Managers can allow it.",
  };
}

function changed(details: Details, wording: Wording): RefusalText {
  const name = wording.nameOfBooking(String(details.bookingId), "The booking");
  const time = clock(details.updatedAt, wording);
  return {
    title: `${name} was changed at ${time}`,
    description: "Your change was not saved.",
  };
}

function tooEarly(details: Details, wording: Wording): RefusalText {
  return {
    title: `This booking is for ${clock(details.startAt, wording)}`,
    description: "Move it to now?",
  };
}

function clock(moment: unknown, { timeZone }: Wording): string {
  const time = Date.parse(String(moment));
  return Number.isNaN(time) ? "?" : timeOfDay(time, timeZone);
}
