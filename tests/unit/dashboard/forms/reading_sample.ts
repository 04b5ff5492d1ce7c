import type { ServiceReading } from "../../../../dashboard/src/data/service_reading.ts";
import { at, BERLIN, tableWith } from "../samples.ts";

/** The dinner of 13 June 2031, 18:00 to 23:00, at 19:00, with table "t1". */
export function readingWith(
  options: Partial<ServiceReading> = {},
): ServiceReading {
  return {
    revision: "1",
    now: at("19:00"),
    restaurant: { id: "linde", name: "Zur Linde", timezone: BERLIN },
    role: "host",
    serviceDate: "2031-06-13",
    currentServiceDate: "2031-06-13",
    guard: { state: "present", bypass: null },
    services: [{
      servicePeriodId: "dinner",
      name: "Dinner",
      startAt: at("18:00"),
      endAt: at("23:00"),
      lastStartAt: at("22:15"),
      paceCovers: 14,
      state: "enforced",
      covers: 50,
      parties: 20,
      maxCovers: 60,
      maxParties: null,
      coversWithoutTable: 0,
      seatedCovers: 20,
      toComeCovers: 30,
      leftCovers: 0,
      pace: [{ startAt: at("20:00"), covers: 12, parties: 4 }],
    }],
    zones: [{ id: "main", name: "Main" }],
    tables: new Map([["t1", tableWith()]]),
    adjacencies: [],
    turnTimes: [],
    bookings: [],
    blocks: [],
    members: [],
    unreadable: [],
    ...options,
  };
}
