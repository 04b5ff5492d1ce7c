import { type Booking, nameOf } from "../data/booking.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";
import type { Wording } from "../wording/wording.ts";
import type { PlanResult, Unseated } from "./plan_result.ts";

/** Says how far a plan is. */
export function progressText(
  best: Pick<PlanResult, "guests" | "bound"> | null,
): string {
  if (best === null) return "Planning…";
  return `Planning… Tables for ${counted(best.guests, "guest")} so far, for ` +
    `${best.bound} at most.`;
}

/** Says how many guests a plan seats, and whether more are possible. */
export function summaryText(
  { guests, bound, isOptimal }: Pick<
    PlanResult,
    "guests" | "bound" | "isOptimal"
  >,
): string {
  const have = guests === 1 ? "has" : "have";
  const seated = `${counted(guests, "guest")} ${have} tables.`;
  if (isOptimal) return `${seated} That is the best possible.`;
  return `${seated} At most ${
    counted(bound - guests, "more guest")
  } could be seated.`;
}

/** A party in a list, as in "19:30 Becker, 2 guests". */
export function partyText(booking: Booking, timeZone: string): string {
  const time = timeOfDay(booking.startAt, timeZone);
  return `${time} ${nameOf(booking)}, ${counted(booking.partySize, "guest")}`;
}

/** Where a party goes, as in "M2" or "from M1 to M2 + M3". */
export function placeText(
  booking: Booking,
  tableIds: readonly string[],
  { labelsOf }: Pick<Wording, "labelsOf">,
): string {
  const to = labelsOf(tableIds);
  if (booking.tableIds.length === 0) return to;
  return `from ${labelsOf(booking.tableIds)} to ${to}`;
}

/** Says why a party has no tables. */
export function unseatedText({ booking, reason }: Unseated): string {
  switch (reason) {
    case "noSetFits":
      return `no tables together have ${counted(booking.partySize, "seat")}`;
    case "limit":
      return "the service has reached its limit";
    default:
      return "others have the tables at that time";
  }
}
