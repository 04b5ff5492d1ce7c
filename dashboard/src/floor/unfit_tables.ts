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
  for (const { table, state } of views) {
    const isOwn = party.tableIds.includes(table.id);
    const hint = purpose === "give back"
      ? isOwn ? "" : "not theirs"
      : purpose === "swap"
      ? isOwn || state.party === null ? "nobody to swap with" : ""
      : isOwn
      ? purpose === "add" ? "theirs already" : ""
      : obstacle(table.isActive, state, party, timeZone) ||
        (purpose !== "add" && table.seats < party.partySize
          ? counted(table.seats, "seat")
          : "");
    if (hint !== "") unfit.set(table.id, hint);
  }
  return unfit;
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
