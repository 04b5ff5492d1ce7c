import { nameOf } from "../data/booking.ts";
import type { SuggestionMark } from "../suggestions/suggestion_marks.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";
import { stateLabel, type TableView } from "./table_view.ts";

/** The texts on a table. */
export interface TableText {
  label: string;
  seats: string;
  /** The state, then who has the table and until when it is so. */
  lines: string[];
}

/** What the selected booking has to do with a table. */
export interface TableMarks {
  /** Whether the user has chosen the table for it. */
  isChosen: boolean;
  /** Whether it holds the table. */
  isCurrent: boolean;
  /** Whether tables are being chosen for it and it cannot have this one. */
  isBlocked: boolean;
  /** The sign of the suggestion that the table belongs to; null without one. */
  mark: SuggestionMark | null;
}

/** Narrower tables get shorter texts. */
const WIDE_PX = 88;

/**
 * The texts for a table.
 *
 * @param width Of the table as it is drawn, in pixels.
 */
export function tableText(
  view: TableView,
  width: number,
  timeZone: string,
): TableText {
  const { label, seats } = view.table;
  const isWide = width >= WIDE_PX;
  return {
    label,
    seats: isWide ? counted(seats, "seat") : `${seats}`,
    lines: linesOf(view, isWide, timeZone),
  };
}

function linesOf(
  { state, occupant, next }: TableView,
  isWide: boolean,
  timeZone: string,
): string[] {
  const until = (moment: number) =>
    `${isWide ? "until" : "to"} ${timeOfDay(moment, timeZone)}`;
  if (occupant !== null) {
    const who = isWide
      ? [`${stateLabel(state)}: ${nameOf(occupant)}`]
      : [stateLabel(state), nameOf(occupant)];
    return [...who, until(occupant.endAt)];
  }
  if (next === null || state === "inactive") return [stateLabel(state)];
  return [stateLabel(state), until(next.startAt)];
}

/**
 * The accessible name of a table. The visible texts come first and unchanged,
 * for users of voice control; what follows cannot be read from the drawing.
 */
export function tableDescription(
  view: TableView,
  { label, seats, lines }: TableText,
  { isChosen, isCurrent, isBlocked, mark }: TableMarks,
): string {
  const { table, occupant } = view;
  const parts = [`Table ${[label, seats, ...lines].join(" ")}`];
  const seatsInWords = counted(table.seats, "seat");
  if (seats !== seatsInWords) parts.push(seatsInWords);
  if (occupant !== null) parts.push(`party of ${occupant.partySize}`);
  if (!table.is_movable) parts.push("fixed");
  if (isCurrent) parts.push("held by the selected booking");
  if (isBlocked) parts.push("not free for the selected booking");
  if (mark !== null) parts.push(mark.text);
  if (isChosen) parts.push("chosen");
  return parts.join(", ");
}
