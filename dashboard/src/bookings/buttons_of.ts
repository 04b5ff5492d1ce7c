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
import type { Suggestion } from "../suggestions/suggestion.ts";
import { minutesBetween } from "../time/minutes.ts";
import type { Wording } from "../wording/wording.ts";
import { LATE_MINUTES } from "./groups.ts";
import { nextAt, occupantOf } from "./next_at.ts";

/** What a button of a party does. */
export interface PartyButton {
  label: string;
  act:
    | { type: "run"; draft: Draft; isDoneWith?: boolean }
    | { type: "begin"; purpose: Purpose }
    | { type: "open"; sheet: Sheet };
}

/** What {@linkcode buttonsOf} needs beside the party. */
export interface ButtonOptions {
  bookings: readonly Booking[];
  /** The best tables for a party that needs some; the best first. */
  suggestions: readonly Suggestion[];
  restaurantId: string;
  /** The present, cut to the minute. */
  now: number;
  /** Whether the desk shows the present: nobody sits down at another time. */
  isNow: boolean;
  wording: Pick<Wording, "labelsOf">;
}

/** What can be done with a party, the likeliest first. */
export function buttonsOf(
  booking: Booking,
  options: ButtonOptions,
): PartyButton[] {
  if (isSeated(booking)) return seatedButtons(booking, options);
  if (isOver(booking)) return doneButtons(booking, options);
  const before = isMissing(booking, options) ? [noShowButton(booking)] : [];
  const after = isMissing(booking, options) ? [] : [noShowButton(booking)];
  return [
    ...before,
    ...(needsTable(booking)
      ? pendingButtons(booking, options)
      : promisedButtons(booking, options)),
    ...hereButtons(booking, options),
    ...lateButtons(booking, options),
    open("Edit", { kind: "edit", bookingId: booking.id }),
    ...(holdsTables(booking) ? tableButtons(booking) : []),
    ...after,
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
    run("+15 min", plusQuarter(booking)),
    run("Undo seat", unseat(booking)),
    ...(booking.tableIds.length > 1 ? [begin("Give back", "give back")] : []),
  ];
}

function doneButtons(booking: Booking, options: ButtonOptions): PartyButton[] {
  const { restaurantId, now, isNow, suggestions, wording } = options;
  const former = booking.formerTableIds ?? [];
  const sets = former.length > 0
    ? [former, ...suggestions.map(({ tableIds }) => tableIds)]
    : suggestions.map(({ tableIds }) => tableIds);
  const canSit = isNow && booking.status !== "cancelled";
  return [
    ...(canSit ? sets.slice(0, 3) : []).map((tableIds) =>
      run(
        `Seat at ${wording.labelsOf(tableIds)}`,
        seatAt(booking, restaurantId, { tableIds }, now),
      )
    ),
    ...(canSit ? [begin("Choose tables", "reserve")] : []),
    run("Reopen", reopen(booking)),
  ];
}

/** Gives tables to a party that has none: it sits down now if it may be here. */
function pendingButtons(
  booking: Booking,
  options: ButtonOptions,
): PartyButton[] {
  const { restaurantId, now, suggestions, wording } = options;
  const isSeating = mayBeHere(booking, options);
  const proposals = suggestions.slice(0, 3).map(({ tableIds, occupiedBy }) => {
    const place = wording.labelsOf(tableIds);
    return isSeating && occupiedBy === null
      ? run(
        `Seat at ${place}`,
        seatAt(booking, restaurantId, { tableIds }, now),
      )
      : run(
        `Reserve ${place}`,
        reserve(booking, restaurantId, { tableIds }),
        true,
      );
  });
  const best = suggestions[0];
  const alsoReserve = isSeating && best !== undefined
    ? [
      run(
        `Reserve ${wording.labelsOf(best.tableIds)}`,
        reserve(booking, restaurantId, { tableIds: best.tableIds }),
        true,
      ),
    ]
    : [];
  return [
    ...proposals,
    ...alsoReserve.filter(({ label }) =>
      !proposals.some((button) => button.label === label)
    ),
    begin("Choose tables", "reserve"),
  ];
}

function promisedButtons(
  booking: Booking,
  options: ButtonOptions,
): PartyButton[] {
  const { bookings, restaurantId, now, isNow, wording } = options;
  if (!isNow) return [];
  const place = wording.labelsOf(booking.tableIds);
  const occupant = occupantOf(booking, bookings);
  const seatHere = run(`Seat at ${place}`, checkIn(booking, now));
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
  if (isWaiting(booking)) return [run("Not here", unarrive(booking))];
  const some = booking.partySize > 1
    ? [open("Part is here", { kind: "here", bookingId: booking.id })]
    : [];
  return [run("Here", arrive(booking)), ...some];
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
    run("Give table back", giveBackTables(booking)),
  ];
}

function noShowButton(booking: Booking): PartyButton {
  return run("No-show", noShow(booking));
}

/** Whether it should have come a while ago and nobody has seen it. */
function isMissing(booking: Booking, { now, isNow }: ButtonOptions): boolean {
  return isNow && !isWaiting(booking) &&
    minutesBetween(booking.startAt, now) >= LATE_MINUTES;
}

const SOON_MINUTES = 30;

/** Whether a party may stand in the door: it is here, or is to come soon. */
function mayBeHere(booking: Booking, { now, isNow }: ButtonOptions): boolean {
  return isNow && (isWaiting(booking) ||
    minutesBetween(now, booking.startAt) <= SOON_MINUTES);
}

function run(label: string, draft: Draft, isDoneWith = false): PartyButton {
  return { label, act: { type: "run", draft, isDoneWith } };
}

function begin(label: string, purpose: Purpose): PartyButton {
  return { label, act: { type: "begin", purpose } };
}

function open(label: string, sheet: Sheet): PartyButton {
  return { label, act: { type: "open", sheet } };
}
