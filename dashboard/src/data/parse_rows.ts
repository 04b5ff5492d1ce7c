import type { Booking, BookingStatus } from "./booking.ts";
import type { DiningTable } from "./dining_table.ts";
import type { Fields } from "./fields.ts";
import type {
  CountedService,
  Member,
  Pace,
  ReadBlock,
  TurnTime,
} from "./service_reading.ts";
import { Fields as Row } from "./fields.ts";

/** Reads a booking. */
export function bookingOf(row: Fields): Booking {
  const startAt = row.moment("startAt");
  const endAt = row.moment("endAt");
  if (endAt <= startAt) throw new TypeError("A booking ends before it starts");
  return {
    id: row.text("id"),
    guestName: row.text("guestName"),
    guestPhone: row.textOrNull("guestPhone"),
    partySize: row.number("partySize"),
    startAt,
    endAt,
    status: row.text("status") as BookingStatus,
    notes: row.textOrNull("notes"),
    arrivedAt: row.momentOrNull("arrivedAt"),
    arrivedGuests: row.numberOrNull("arrivedGuests"),
    seatedAt: row.momentOrNull("seatedAt"),
    leftAt: row.momentOrNull("leftAt"),
    heldFrom: row.momentOrNull("heldFrom"),
    updatedAt: row.text("updatedAt"),
    serviceDate: row.text("serviceDate"),
    servicePeriodId: row.textOrNull("servicePeriodId"),
    tableIds: row.texts("tableIds"),
  };
}

/** Reads a table. */
export function tableOf(row: Fields): DiningTable {
  return {
    id: row.text("id"),
    zoneId: row.text("zoneId"),
    label: row.text("label"),
    seats: row.number("seats"),
    minParty: row.number("minParty"),
    isMovable: row.flag("isMovable"),
    isActive: row.flag("isActive"),
    x: row.number("x"),
    y: row.number("y"),
    width: row.number("width"),
    height: row.number("height"),
  };
}

/** Reads a block. */
export function blockOf(row: Fields): ReadBlock {
  return {
    assignmentId: row.text("assignmentId"),
    tableIds: row.texts("tableIds"),
    startAt: row.moment("startAt"),
    endAt: row.moment("endAt"),
    reason: row.textOrNull("reason") ?? "",
    partOf: row.textOrNull("partOf"),
  };
}

/** Reads a service with its counts. */
export function serviceOf(row: Fields): CountedService {
  return {
    servicePeriodId: row.textOrNull("servicePeriodId"),
    name: row.text("name"),
    startAt: row.moment("startAt"),
    endAt: row.moment("endAt"),
    lastStartAt: row.momentOrNull("lastStartAt"),
    paceCovers: row.numberOrNull("paceCovers"),
    state: row.text("state") as CountedService["state"],
    covers: row.numberOrNull("covers") ?? 0,
    parties: row.numberOrNull("parties") ?? 0,
    maxCovers: row.numberOrNull("maxCovers"),
    maxParties: row.numberOrNull("maxParties"),
    coversWithoutTable: row.numberOrNull("coversWithoutTable") ?? 0,
    seatedCovers: row.numberOrNull("seatedCovers") ?? 0,
    toComeCovers: row.numberOrNull("toComeCovers") ?? 0,
    leftCovers: row.numberOrNull("leftCovers") ?? 0,
    pace: row.list("pace").map((quarter) => paceOf(new Row(quarter))),
  };
}

function paceOf(row: Fields): Pace {
  return {
    startAt: row.moment("startAt"),
    covers: row.number("covers"),
    parties: row.number("parties"),
  };
}

/** Reads a turn time. */
export function turnTimeOf(row: Fields): TurnTime {
  return {
    servicePeriodId: row.textOrNull("servicePeriodId"),
    upToPartySize: row.number("upToPartySize"),
    minutes: row.number("minutes"),
  };
}

/** Reads a member. */
export function memberOf(row: Fields): Member {
  return {
    userId: row.text("userId"),
    name: row.textOrNull("name"),
    role: row.text("role") as Member["role"],
  };
}
