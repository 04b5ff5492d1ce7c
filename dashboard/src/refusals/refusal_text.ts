import { blockingBookingOf, type Refusal } from "../api/failure.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";
import type { Wording } from "../wording/wording.ts";

/** A refusal in the words of the restaurant. */
export interface RefusalText {
  /** What is in the way, without a full stop. */
  title: string;
  /** What to do next, as whole sentences. */
  description: string;
}

/**
 * Says what is in the way and what to do next. A taken or occupied table and a
 * full service are put into names and times of the restaurant; for all other reasons the
 * server's message is good enough, and its hint always is.
 */
export function refusalText(refusal: Refusal, wording: Wording): RefusalText {
  const { reason, message, hint, details } = refusal;
  const description = hint && `${hint}.`;
  const blocking = blockingBookingOf(refusal);
  if (blocking !== null) {
    const { tableLabel, bookingId, endAt } = blocking;
    const until = timeOfDay(endAt, wording.timeZone);
    const name = wording.nameOfBooking(bookingId);
    if (reason === "TABLE_OCCUPIED") {
      const since = Date.parse(String(details?.blockingSeatedAt));
      const time = timeOfDay(since, wording.timeZone);
      return {
        title: `${name} sits at ${tableLabel} since ${time}`,
        description,
      };
    }
    return {
      title: `${tableLabel} is taken by ${name} until ${until}`,
      description,
    };
  }
  if (reason === "CAPACITY_EXCEEDED" && details !== null) {
    return { title: fullTitle(details), description };
  }
  return { title: message, description };
}

/** Counts what the refusal's limit counts: guests or parties. */
function fullTitle(details: Record<string, unknown>): string {
  const { limit, covers, maxCovers, parties, maxParties } = details;
  const service = String(details.servicePeriod ?? "The day");
  const [count, most] = limit === "parties"
    ? [counted(Number(parties), "party", "parties"), maxParties]
    : [counted(Number(covers), "guest"), maxCovers];
  return `${service} is full: ${count}, the limit is ${most}`;
}
