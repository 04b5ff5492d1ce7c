import { timeOfDay } from "../time/zoned_time.ts";
import type { Suggestion } from "./suggestion.ts";

/** What the buttons of a proposal do, as on the button: "Seat at M7". */
export type ProposalVerb = "Seat at" | "Move to" | "Check in at";

/** The text of a button that takes a suggestion. */
export interface ProposalText {
  /** As in "Seat at M7 + M8". */
  title: string;
  /** Why it is not as good as it looks, as in "until 20:50 (69 min)". */
  detail: string;
}

/** Words a button that takes a suggestion. */
export function proposalText(
  verb: ProposalVerb,
  { labels, isFull, minutes, freeUntil }: Suggestion,
  timeZone: string,
): ProposalText {
  const title = `${verb} ${labels.join(" + ")}`;
  if (isFull || freeUntil === null) return { title, detail: "" };
  const until = timeOfDay(Date.parse(freeUntil), timeZone);
  return { title, detail: `until ${until} (${minutes} min)` };
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
