import type { AssignmentEvent, BookingState } from "../data/read_events.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";
import type { Wording } from "../wording/wording.ts";

/** What happened to a booking, to follow the guest's name: "got M1 + M2". */
export function eventText(
  { action, before, after }: AssignmentEvent,
  { timeZone, labelsOf }: Wording,
): string {
  const place = labelsOf(after.tableIds ?? []);
  const formerPlace = labelsOf(before.tableIds ?? []);
  switch (action) {
    case "assigned":
      return `got ${place}`;
    case "reassigned":
      return `moved from ${formerPlace} to ${place}`;
    case "released":
      return formerPlace ? `gave ${formerPlace} back` : "needs a table";
    case "created":
      return place ? `was entered for ${place}` : "was entered";
    case "deleted":
      return "was deleted";
    case "checked_in":
      return place ? `sat down at ${place}` : "sat down";
    case "blocked":
      return `can have ${place}, which is blocked`;
    case "unblocked":
      return `is kept from ${formerPlace} any more`;
    case "erased":
      return "no longer has a name and notes";
    default:
      return changeText(before, after, timeZone);
  }
}

/** All that an edit changed, as in "has 4 guests now, comes 19:00 to 21:00". */
function changeText(
  before: BookingState,
  after: BookingState,
  timeZone: string,
): string {
  if (after.status === null) return "was deleted";
  const changes: string[] = [];
  if (after.status !== before.status) {
    changes.push(STATUS_TEXTS[after.status] ?? "was edited");
  }
  if (after.partySize !== null && after.partySize !== before.partySize) {
    changes.push(`has ${counted(after.partySize, "guest")} now`);
  }
  if (after.startAt !== before.startAt || after.endAt !== before.endAt) {
    const [from, to] = [after.startAt, after.endAt].map((moment) =>
      timeOfDay(Date.parse(moment ?? ""), timeZone)
    );
    changes.push(`comes ${from} to ${to}`);
  }
  return changes.join(", ") || "was edited";
}

/** By the status that a booking was given. */
const STATUS_TEXTS: Record<string, string> = {
  pending: "needs a table",
  confirmed: "is not seated yet",
  checked_in: "was checked in",
  completed: "has left",
  cancelled: "was cancelled",
  no_show: "did not come",
};
