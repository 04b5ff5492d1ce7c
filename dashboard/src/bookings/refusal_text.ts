import { blockingBookingOf, type Refusal } from "../api/failure.ts";
import { timeOfDay } from "../time/zoned_time.ts";

/** A refusal in the words of the restaurant. */
export interface RefusalText {
  title: string;
  description: string;
}

/** What is needed to name bookings and times. */
export interface RefusalContext {
  timeZone: string;
  nameOfBooking: (id: string) => string;
}

/** Says what stands in the way and what to do next. */
export function refusalText(
  refusal: Refusal,
  { timeZone, nameOfBooking }: RefusalContext,
): RefusalText {
  const blocking = blockingBookingOf(refusal);
  if (blocking !== null) {
    const { tableLabel, bookingId, endAt } = blocking;
    const until = timeOfDay(endAt, timeZone);
    const name = nameOfBooking(bookingId);
    return {
      title: `${tableLabel} is taken by ${name} until ${until}`,
      description: "Choose other tables or another time.",
    };
  }
  if (refusal.reason === "CAPACITY_EXCEEDED" && refusal.details !== null) {
    return capacityText(refusal.details);
  }
  return { title: refusal.message, description: `${refusal.hint}.` };
}

function capacityText(details: Record<string, unknown>): RefusalText {
  const { limit, covers, maxCovers, parties, maxParties } = details;
  const service = String(details.servicePeriod ?? "The day");
  const [count, most, unit] = limit === "parties"
    ? [parties, maxParties, "parties"]
    : [covers, maxCovers, "guests"];
  return {
    title: `${service} is full: ${count} ${unit}, the limit is ${most}`,
    description:
      "Choose another service, or ask a manager to raise the limit. Nothing was changed.",
  };
}
