import type { Draft } from "../actions/draft.ts";
import {
  arrive,
  checkIn,
  giveBackTables,
  leave,
  noShow,
  plusQuarter,
  reopen,
  unarrive,
  unseat,
} from "../actions/drafts.ts";
import { leaveAndSeat, reserve, seatAt } from "../actions/seating_drafts.ts";
import type { Purpose } from "../choice/use_choice.ts";
import {
  type Booking,
  holdsTables,
  isOver,
  isSeated,
  isWaiting,
  nameOf,
  needsTable,
} from "../data/booking.ts";
import type { Sheet } from "../sheets/use_sheets.ts";
import { seatsFor } from "../forms/waiting.ts";
import { seatingRemark } from "../forms/seating_remark.ts";
import type { Suggestion } from "../suggestions/suggestion.ts";
import { proposalDetail } from "../suggestions/suggestion_text.ts";
import { minutesBetween } from "../time/minutes.ts";
import type { Wording } from "../wording/wording.ts";
import { LATE_MINUTES } from "./groups.ts";
import { nextAt, occupantOf } from "./next_at.ts";

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

/** What {@linkcode buttonsOf} needs beside the party. */
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

/** What can be done with a party, the likeliest first. */
export function buttonsOf(
  booking: Booking,
  options: ButtonOptions,
): PartyButton[] {
  if (isSeated(booking)) return seatedButtons(booking, options);
  if (isOver(booking)) return doneButtons(booking, options);
  const missing = minutesMissing(booking, options);
  const before = missing >= LATE_MINUTES ? [noShowButton(booking)] : [];
  const after = missing >= 0 && before.length === 0
    ? [noShowButton(booking)]
    : [];
  return [
    ...before,
    ...(needsTable(booking)
      ? pendingButtons(booking, options)
      : promisedButtons(booking, options)),
    ...hereButtons(booking, options),
    ...lateButtons(booking, options),
    open("Edit", { kind: "edit", bookingId: booking.id }),
    ...partIsHereButtons(booking, options),
    ...(holdsTables(booking) ? tableButtons(booking) : []),
    ...after,
    ...companyButtons(booking),
    open("Cancel booking", { kind: "cancel", bookingId: booking.id }),
  ];
}

function seatedButtons(
  booking: Booking,
  options: ButtonOptions,
): PartyButton[] {
  const { bookings, restaurantId, now, isNow } = options;
  const next = nextAt(booking, bookings, now);
  const isNextHere = next !== null && isWaiting(next);
  return [
    ...(isNextHere && isNow
      ? [
        run(
          `${nameOf(booking)} has left, seat ${nameOf(next)}`,
          leaveAndSeat(booking, next, restaurantId, {
            tableIds: next.tableIds,
          }, now),
        ),
      ]
      : []),
    run(`${nameOf(booking)} has left`, leave(booking)),
    begin("Move", "move"),
    begin("Swap", "swap"),
    open("Edit", { kind: "edit", bookingId: booking.id }),
    begin("Add a table", "add"),
    ...partOfTables(booking),
    run("+15 min", plusQuarter(booking)),
    run("Undo seat", unseat(booking)),
    ...companyButtons(booking),
  ];
}

/** A party that has several tables can give some of them back. */
function partOfTables({ tableIds }: Booking): PartyButton[] {
  return tableIds.length > 1 ? [begin("Give back", "give back")] : [];
}

function companyButtons(booking: Booking): PartyButton[] {
  const split = open("Split", { kind: "split", bookingId: booking.id });
  const join = open("Join with", { kind: "join", bookingId: booking.id });
  return booking.partySize > 1 ? [split, join] : [join];
}

function doneButtons(booking: Booking, options: ButtonOptions): PartyButton[] {
  const { restaurantId, now, isNow, wording } = options;
  const former = booking.formerTableIds ?? [];
  const back = isNow && former.length > 0
    ? [
      run(
        `Seat at ${wording.labelsOf(former)}`,
        seatAt(booking, restaurantId, { tableIds: former }, now),
      ),
    ]
    : [];
  return [
    ...back,
    ...seatButtons(booking, options).filter(({ label }) =>
      !back.some((button) => button.label === label)
    ),
    ...(isNow ? [begin("Choose tables", "reserve")] : []),
    run("Reopen", reopen(booking)),
  ];
}

/** Gives tables to a party that has none. */
function pendingButtons(
  booking: Booking,
  options: ButtonOptions,
): PartyButton[] {
  const { restaurantId, suggestions, wording } = options;
  const isExpected = !isWaiting(booking);
  const proposals = isExpected
    ? suggestions.slice(0, MOST).map((suggestion) => ({
      ...run(
        `Reserve ${wording.labelsOf(suggestion.tableIds)}`,
        reserve(booking, restaurantId, { tableIds: suggestion.tableIds }),
        { isDoneWith: true },
      ),
      detail: proposalDetail(suggestion, wording),
    }))
    : [];
  return [
    ...seatButtons(booking, options),
    ...proposals,
    begin("Choose tables", "reserve"),
  ];
}

/** How many sets of tables are offered. */
const MOST = 3;

/** Tables at which the party can sit down now. */
function seatButtons(booking: Booking, options: ButtonOptions): PartyButton[] {
  const { restaurantId, now, isNow, seatable, wording } = options;
  if (!isNow) return [];
  return seatable.slice(0, MOST).map((suggestion) => ({
    ...run(
      `Seat at ${wording.labelsOf(suggestion.tableIds)}`,
      seatAt(booking, restaurantId, seatsFor(booking, suggestion, now), now),
      {
        remark: seatingRemark(
          booking,
          suggestion.tableIds,
          options,
          wording,
          now,
        ),
      },
    ),
    detail: proposalDetail(suggestion, wording),
  }));
}

function promisedButtons(
  booking: Booking,
  options: ButtonOptions,
): PartyButton[] {
  const { bookings, restaurantId, now, isNow, wording } = options;
  if (!isNow) return [];
  const place = wording.labelsOf(booking.tableIds);
  const occupant = occupantOf(booking, bookings);
  const remark = seatingRemark(
    booking,
    booking.tableIds,
    options,
    wording,
    now,
  );
  const seatHere = run(`Seat at ${place}`, checkIn(booking, now), { remark });
  if (occupant === null) return [seatHere];
  return [
    run(
      `${nameOf(occupant)} has left, seat ${nameOf(booking)}`,
      leaveAndSeat(occupant, booking, restaurantId, {
        tableIds: booking.tableIds,
      }, now),
    ),
    seatHere,
  ];
}

function hereButtons(
  booking: Booking,
  { isNow }: ButtonOptions,
): PartyButton[] {
  if (!isNow) return [];
  return isWaiting(booking)
    ? [run("Not here", unarrive(booking))]
    : [run("Here", arrive(booking))];
}

function partIsHereButtons(
  booking: Booking,
  { isNow }: ButtonOptions,
): PartyButton[] {
  return isNow && !isWaiting(booking) && booking.partySize > 1
    ? [open("Part is here", { kind: "here", bookingId: booking.id })]
    : [];
}

function lateButtons(booking: Booking, options: ButtonOptions): PartyButton[] {
  const isLate = minutesBetween(booking.startAt, options.now) >= 0;
  return options.isNow && isLate && !isWaiting(booking)
    ? [run("+15 min", plusQuarter(booking))]
    : [];
}

function tableButtons(booking: Booking): PartyButton[] {
  return [
    begin("Move", "move"),
    begin("Swap", "swap"),
    begin("Add a table", "add"),
    ...partOfTables(booking),
    run("Give table back", giveBackTables(booking)),
  ];
}

function noShowButton(booking: Booking): PartyButton {
  return run("No-show", noShow(booking));
}

/** For how long a party has been missing; below zero if it is not. */
function minutesMissing(
  booking: Booking,
  { now, isNow }: ButtonOptions,
): number {
  if (!isNow || isWaiting(booking)) return -1;
  return minutesBetween(booking.startAt, now);
}

const SOON_MINUTES = 30;

/**
 * Whether a party may stand in the door and has no table of its own: it is here,
 * is to come soon, or comes after all.
 */
export function seeksSeatNow(booking: Booking, now: number): boolean {
  if (booking.status === "completed" || booking.status === "no_show") {
    return true;
  }
  return needsTable(booking) && (isWaiting(booking) ||
    minutesBetween(now, booking.startAt) <= SOON_MINUTES);
}

function run(
  label: string,
  draft: Draft,
  options: { remark?: string; isDoneWith?: boolean } = {},
): PartyButton {
  return { label, act: { type: "run", draft, ...options } };
}

function begin(label: string, purpose: Purpose): PartyButton {
  return { label, act: { type: "begin", purpose } };
}

function open(label: string, sheet: Sheet): PartyButton {
  return { label, act: { type: "open", sheet } };
}
