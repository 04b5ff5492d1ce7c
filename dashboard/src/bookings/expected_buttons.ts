import {
  arrive,
  checkIn,
  giveBackTables,
  noShow,
  plusQuarter,
  unarrive,
} from "../actions/drafts.ts";
import { leaveAndSeat, reserve } from "../actions/seating_drafts.ts";
import {
  type Booking,
  holdsTables,
  isWaiting,
  nameOf,
  needsTable,
} from "../data/booking.ts";
import { seatingRemark } from "../forms/seating_remark.ts";
import { proposalDetail } from "../suggestions/suggestion_text.ts";
import { minutesBetween } from "../time/minutes.ts";
import {
  blockButtons,
  companyButtons,
  partOfTables,
} from "./shared_buttons.ts";
import { LATE_MINUTES } from "./groups.ts";
import { occupantOf } from "./next_at.ts";
import {
  begin,
  type ButtonOptions,
  open,
  type PartyButton,
  run,
} from "./party_button.ts";
import { MOST, seatButtons } from "./seat_buttons.ts";

/** What can be done with a party that is still to sit down. */
export function expectedButtons(
  booking: Booking,
  options: ButtonOptions,
): PartyButton[] {
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
    ...blockButtons(booking),
    open("Cancel booking", { kind: "cancel", bookingId: booking.id }),
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
    ...seatButtons(booking, options),
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
