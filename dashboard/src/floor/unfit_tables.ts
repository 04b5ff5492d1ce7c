import { type Booking, nameOf } from "../data/booking.ts";
import type { Purpose } from "../choice/use_choice.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";
import type { TableView } from "./use_table_views.ts";

/**
 * Why tables would not do for what the user chooses, by their ids, as in "2
 * seats" or "Huber 19:30". It is a hint: the server decides, and says so with
 * names where it refuses.
 *
 * @param party The one that tables are chosen for.
 */
export function unfitTables(
  purpose: Purpose,
  party: Booking,
  views: readonly TableView[],
  timeZone: string,
): Map<string, string> {
  const unfit = new Map<string, string>();
  for (const view of views) {
    const hint = hintOf(purpose, party, view, timeZone);
    if (hint !== "") unfit.set(view.table.id, hint);
  }
  return unfit;
}

function hintOf(
  purpose: Purpose,
  party: Booking,
  { table, state }: TableView,
  timeZone: string,
): string {
  const isOwn = party.tableIds.includes(table.id);
  switch (purpose) {
    case "give back":
      return isOwn ? "" : "not theirs";
    case "swap": {
      const other = state.party ?? state.next;
      return isOwn || other === null ? "nobody to swap with" : "";
    }
    case "add":
      return isOwn
        ? "theirs already"
        : obstacle(table.isActive, state, party, timeZone);
    default: {
      const hint = obstacle(table.isActive, state, party, timeZone);
      if (isOwn || hint !== "" || table.seats >= party.partySize) return hint;
      return counted(table.seats, "seat");
    }
  }
}

function obstacle(
  isActive: boolean,
  { party: occupant, next, block, kind }: TableView["state"],
  party: Booking,
  timeZone: string,
): string {
  if (!isActive) return "not in use";
  if (block !== null) return "blocked";
  const others = [kind === "left" ? null : occupant, next].filter((one) =>
    one !== null && one.id !== party.id && one.startAt < party.endAt &&
    party.startAt < one.endAt
  );
  const [first] = others;
  return first ? `${nameOf(first)} ${timeOfDay(first.startAt, timeZone)}` : "";
}
