import type { AssignmentEvent, BookingState } from "../data/use_events.ts";
import { timeOfDay } from "../time/zoned_time.ts";

/** What is needed to put an event into words. */
export interface EventContext {
  timeZone: string;
  labelsOf: (tableIds: readonly string[]) => string;
}

/** What happened to a booking, as in "has M1 + M2". */
export function eventText(
  { action, before, after }: AssignmentEvent,
  context: EventContext,
): string {
  const place = context.labelsOf(after.tableIds ?? []);
  const formerPlace = context.labelsOf(before.tableIds ?? []);
  switch (action) {
    case "assigned":
      return `got ${place}`;
    case "reassigned":
      return `moved from ${formerPlace} to ${place}`;
    case "released":
      return formerPlace ? `gave ${formerPlace} back` : "needs a table";
    default:
      return changeText(before, after, context.timeZone);
  }
}

function changeText(
  before: BookingState,
  after: BookingState,
  timeZone: string,
): string {
  const time = (moment: string | null) =>
    timeOfDay(Date.parse(moment ?? ""), timeZone);
  const changes: string[] = [];
  if (after.status !== before.status) changes.push(statusText(after.status));
  if (after.status === null) return changes.join();
  if (after.partySize !== before.partySize) {
    changes.push(`is ${after.partySize} guests now`);
  }
  if (after.startAt !== before.startAt || after.endAt !== before.endAt) {
    changes.push(`comes ${time(after.startAt)} to ${time(after.endAt)}`);
  }
  return changes.join(", ") || "was edited";
}

function statusText(status: string | null): string {
  return STATUS_TEXTS[status ?? "deleted"] ?? "was edited";
}

const STATUS_TEXTS: Record<string, string> = {
  pending: "needs a table",
  confirmed: "is not seated yet",
  checked_in: "was checked in",
  completed: "has left",
  cancelled: "was cancelled",
  no_show: "did not come",
  deleted: "was deleted",
};
