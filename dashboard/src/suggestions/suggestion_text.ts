import { timeOfDay } from "../time/zoned_time.ts";
import type { Wording } from "../wording/wording.ts";
import type { Suggestion } from "./suggestion.ts";

/** What the buttons of a proposal do, as on the button: "Seat at M7". */
export type ProposalVerb = "Seat at" | "Move to" | "Check in at";

/** What a button says that takes a suggestion, as in "Seat at M7 + M8". */
export function proposalText(
  verb: ProposalVerb,
  { labels }: Pick<Suggestion, "labels">,
): string {
  return `${verb} ${labels.join(" + ")}`;
}

/** Why a suggestion is not as good as it looks; empty where nothing is wrong. */
export function proposalDetail(
  { occupiedBy }: Pick<Suggestion, "occupiedBy">,
  { nameOfBooking }: Pick<Wording, "nameOfBooking">,
): string {
  if (occupiedBy === null) return "";
  return `${nameOfBooking(occupiedBy.bookingId, "a party")} still sits there`;
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
