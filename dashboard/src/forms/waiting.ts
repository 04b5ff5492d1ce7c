import type { Booking } from "../data/booking.ts";
import type { Suggestion } from "../suggestions/suggestion.ts";

const MINUTE_MS = 60_000;

/** The parties that are here and have no table, who has waited longest first. */
export function waitingParties(bookings: readonly Booking[]): Booking[] {
  return bookings.filter((booking) =>
    booking.status === "pending" && (booking.arrivedAt ?? null) !== null
  ).sort((one, other) => (one.arrivedAt ?? 0) - (other.arrivedAt ?? 0));
}

/** "Waiting 12 min", or "8 min over" once the quoted time has passed. */
export function waitText(
  { arrivedAt, startAt }: Pick<Booking, "arrivedAt" | "startAt">,
  now: number,
): string {
  const over = Math.floor((now - startAt) / MINUTE_MS);
  if (over > 0) return `${over} min over`;
  const waited = Math.max(
    0,
    Math.floor((now - (arrivedAt ?? now)) / MINUTE_MS),
  );
  return `waiting ${waited} min`;
}

/**
 * How a party is seated now. One that comes while its time runs keeps its end,
 * unless the tables are promised to somebody before; one that waited, or whose
 * time is over, stays from now on for as long as the tables are free.
 */
export function seatsFor(
  { status, arrivedAt, endAt }: Pick<
    Booking,
    "status" | "arrivedAt" | "endAt"
  >,
  { tableIds, minutes }: Pick<Suggestion, "tableIds" | "minutes">,
  now: number,
): { tableIds: string[]; endAt?: number } {
  const until = now + minutes * MINUTE_MS;
  const hasWaited = status === "pending" && (arrivedAt ?? null) !== null;
  const keepsEnd = !hasWaited && now < endAt && endAt <= until;
  return keepsEnd ? { tableIds } : { tableIds, endAt: until };
}
