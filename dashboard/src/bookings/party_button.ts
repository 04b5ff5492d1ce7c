import type { Draft } from "../actions/draft.ts";
import type { Purpose } from "../choice/use_choice.ts";
import type { Booking } from "../data/booking.ts";
import type { Sheet } from "../sheets/use_sheets.ts";
import type { Suggestion } from "../suggestions/suggestion.ts";
import type { Wording } from "../wording/wording.ts";

/** What a button of a party does. */
export interface PartyButton {
  label: string;
  /** What there is to know before, as in "until 20:50 (69 min)". */
  detail?: string;
  act:
    | { type: "run"; draft: Draft; remark?: string; isDoneWith?: boolean }
    | { type: "begin"; purpose: Purpose }
    | { type: "open"; sheet: Sheet };
}

/** What `buttonsOf` needs beside the party. */
export interface ButtonOptions {
  bookings: Booking[];
  /** The best tables for the time of its booking; the best first. */
  suggestions: readonly Suggestion[];
  /** The best tables for a party that sits down now. */
  seatable: readonly Suggestion[];
  restaurantId: string;
  /** The present, cut to the minute. */
  now: number;
  /** Whether the desk shows the present: nobody sits down at another time. */
  isNow: boolean;
  wording: Wording;
}

/** A button that does something at once. */
export function run(
  label: string,
  draft: Draft,
  options: { remark?: string; isDoneWith?: boolean } = {},
): PartyButton {
  return { label, act: { type: "run", draft, ...options } };
}

/** A button that begins to choose tables. */
export function begin(label: string, purpose: Purpose): PartyButton {
  return { label, act: { type: "begin", purpose } };
}

/** A button that opens a sheet. */
export function open(label: string, sheet: Sheet): PartyButton {
  return { label, act: { type: "open", sheet } };
}
