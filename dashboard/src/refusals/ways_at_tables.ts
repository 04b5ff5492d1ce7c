import { editWithoutTable } from "../actions/seating_drafts.ts";
import type { Wish } from "../actions/wish.ts";
import { draftWith, isForNow } from "../actions/wish_draft.ts";
import { alternativesOf, type Suggestion } from "../suggestions/suggestion.ts";
import { proposalText } from "../suggestions/suggestion_text.ts";
import {
  contextOf,
  findBooking,
  type Refused,
  run,
  runs,
  type Way,
  type WayContext,
} from "./way.ts";

/** How many guests more than seats a table takes. */
const EXTRA_CHAIRS = 2;

/** The tables have fewer seats than the party has guests. */
export function tooSmall(
  { refusal, action }: Refused,
  context: WayContext,
): Way[] {
  const { tableIds, seats, partySize } = refusal.details ?? {};
  if (!Array.isArray(tableIds) || action.wish === undefined) return [];
  const missing = Number(partySize) - Number(seats);
  if (missing > EXTRA_CHAIRS * tableIds.length) return [];
  const label = missing === 1 ? "Add a chair" : `Add ${missing} chairs`;
  const extra = { tableIds, extraChairs: true };
  return runs(label, draftWith(action.wish, extra, contextOf(context)));
}

/** The tables cannot be pushed together. */
export function apart({ action }: Refused, context: WayContext): Way[] {
  const { wish } = action;
  if (wish?.type !== "seat") return [];
  const seats = { apart: true, requireAdjacency: false };
  return runs("They sit apart", draftWith(wish, seats, contextOf(context)));
}

/** The same with other tables, which the server has found. */
export function alternativeWays(
  { refusal, action }: Refused,
  context: WayContext,
): Way[] {
  const { wish } = action;
  if (wish === undefined) return [];
  return alternativesOf(refusal).flatMap((suggestion) =>
    runs(
      alternativeLabel(suggestion, wish, context),
      draftWith(wish, { tableIds: suggestion.tableIds }, contextOf(context)),
    )
  );
}

function alternativeLabel(
  { labels, tableIds }: Suggestion,
  wish: Wish,
  context: WayContext,
): string {
  if (isForNow(wish)) return proposalText("Seat at", { labels });
  const booking = wish.type === "create"
    ? undefined
    : findBooking(context, wish.bookingId);
  const held = booking?.tableIds ?? [];
  if (held.length === 0) return proposalText("Reserve", { labels });
  const added = tableIds.filter((id) => !held.includes(id));
  return held.every((id) => tableIds.includes(id))
    ? `Add ${context.wording.labelsOf(added)}`
    : proposalText("Move to", { labels });
}

/** What an edit is refused for because of the tables that the party has. */
const ABOUT_TABLES = [
  "TABLE_TAKEN",
  "TABLE_OCCUPIED",
  "TABLE_BLOCKED",
  "TABLE_INACTIVE",
  "PARTY_EXCEEDS_SEATS",
  "CAPACITY_EXCEEDED",
];

/** An edit is made all the same, and the party needs a table then. */
export function savingWithoutTable(
  { refusal, action }: Refused,
  context: WayContext,
): Way[] {
  const { wish } = action;
  if (wish?.type !== "edit" || !ABOUT_TABLES.includes(refusal.reason)) {
    return [];
  }
  const booking = findBooking(context, wish.bookingId);
  if (booking?.status !== "confirmed") return [];
  const draft = editWithoutTable(booking, wish.changes);
  return [run("Save without a table", draft)];
}
