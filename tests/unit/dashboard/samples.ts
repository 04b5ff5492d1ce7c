/** Bookings, tables and words for the tests of the dashboard. */
import type { Refusal } from "../../../dashboard/src/api/failure.ts";
import type { Booking } from "../../../dashboard/src/data/booking.ts";
import type { DiningTable } from "../../../dashboard/src/data/dining_table.ts";
import type {
  CountedService,
} from "../../../dashboard/src/data/service_reading.ts";
import type { Suggestion } from "../../../dashboard/src/suggestions/suggestion.ts";
import { momentOf } from "../../../dashboard/src/time/zoned_time.ts";
import type { Wording } from "../../../dashboard/src/wording/wording.ts";

export const BERLIN = "Europe/Berlin";

/** A moment of the evening of 13 June 2031 in Berlin. */
export function at(time: string): number {
  return momentOf({ date: "2031-06-13", time }, BERLIN);
}

/** A pending booking of Ada's for two, from 19:00 to 21:00. */
export function bookingWith(options: Partial<Booking> = {}): Booking {
  return {
    id: "ada",
    guestName: "Ada",
    partySize: 2,
    startAt: at("19:00"),
    endAt: at("21:00"),
    status: "pending",
    notes: null,
    tableIds: [],
    ...options,
  };
}

/** A movable table for four, one metre square, at the corner of the zone. */
export function tableWith(options: Partial<DiningTable> = {}): DiningTable {
  return {
    id: "t1",
    zoneId: "main",
    label: "M1",
    seats: 4,
    minParty: 1,
    isMovable: true,
    isActive: true,
    x: 0,
    y: 0,
    width: 100,
    height: 100,
    ...options,
  };
}

/** Words that label table "t1" as "M1" and name booking "ada" "Ada". */
export const WORDING: Wording = {
  timeZone: BERLIN,
  labelsOf: (ids) => ids.map((id) => id.replace("t", "M")).join(" + "),
  nameOfBooking: (id) => id.slice(0, 1).toUpperCase() + id.slice(1),
};

/** A refusal without details. */
export function refusalWith(options: Partial<Refusal> = {}): Refusal {
  return {
    reason: "PARTY_EXCEEDS_SEATS",
    message: "M1 has 4 seats for a party of 5",
    hint: "Choose more tables",
    details: null,
    ...options,
  };
}

/** The refusal for a table that Bert has until 21:00. */
export const TABLE_TAKEN = refusalWith({
  reason: "TABLE_TAKEN",
  message: "Table M1 is taken",
  details: {
    tableLabel: "M1",
    blockingBookingId: "bert",
    blockingEndAt: "2031-06-13T19:00:00+00:00",
  },
});

/** The suggestion of table "t1", where nobody sits. */
export function suggestionWith(options: Partial<Suggestion> = {}): Suggestion {
  return {
    tableIds: ["t1"],
    labels: ["M1"],
    zoneId: "main",
    minutes: 90,
    isFull: true,
    freeUntil: null,
    occupiedBy: null,
    ...options,
  };
}

/** A dinner from 17:00 to 23:00 that is empty and has a limit of 60 guests. */
export function serviceWith(
  options: Partial<CountedService> = {},
): CountedService {
  return {
    servicePeriodId: "dinner",
    name: "Dinner",
    startAt: at("17:00"),
    endAt: at("23:00"),
    lastStartAt: null,
    paceCovers: null,
    state: "enforced",
    covers: 0,
    parties: 0,
    maxCovers: 60,
    maxParties: null,
    coversWithoutTable: 0,
    seatedCovers: 0,
    toComeCovers: 0,
    leftCovers: 0,
    pace: [],
    ...options,
  };
}
