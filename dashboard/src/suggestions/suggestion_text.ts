import { timeOfDay } from "../time/zoned_time.ts";
import type { Wording } from "../wording/wording.ts";
import type { Suggestion } from "./suggestion.ts";

/** What the buttons of a proposal do, as on the button: "Seat at M7". */
export type ProposalVerb = "Seat at" | "Reserve" | "Move to";

/** What a button says that takes a suggestion, as in "Seat at M7 + M8". */
export function proposalText(
  verb: ProposalVerb,
  { labels }: Pick<Suggestion, "labels">,
): string {
  return `${verb} ${labels.join(" + ")}`;
}

/**
 * Why a suggestion is not as good as it looks, as in "until 20:50 (69 min)";
 * empty where nothing is wrong.
 */
export function proposalDetail(
  { occupiedBy, isFull, freeUntil, minutes }: Pick<
    Suggestion,
    "occupiedBy" | "isFull" | "freeUntil" | "minutes"
  >,
  { nameOfBooking, timeZone }: Pick<Wording, "nameOfBooking" | "timeZone">,
): string {
  const parts: string[] = [];
  if (!isFull && freeUntil !== null) {
    const until = timeOfDay(Date.parse(freeUntil), timeZone);
    parts.push(`until ${until} (${minutes} min)`);
  }
  if (occupiedBy !== null) {
    const name = nameOfBooking(occupiedBy.bookingId, "a party");
    parts.push(`${name} still sits there`);
  }
  return parts.join(", ");
}

/** Says when a set will be free; empty if nothing is known about it. */
export function nextTimesText(
  nextTimes: readonly string[],
  timeZone: string,
): string {
  if (nextTimes.length === 0) return "";
  const times = nextTimes.map((time) => timeOfDay(Date.parse(time), timeZone));
  return `No table fits. Next free: ${times.join(", ")}`;
}
