import { assertEquals } from "@std/assert";
import {
  type PlanSources,
  serviceToPlan,
} from "../../../../dashboard/src/plan/service_to_plan.ts";
import { at, bookingWith, tableWith } from "../samples.ts";

const DINNER = {
  periodId: "dinner",
  name: "Dinner",
  date: "2031-06-13",
  startAt: at("17:00"),
  endAt: at("23:00"),
};
const ADA = bookingWith();
const NOW = at("18:00");

function sourcesWith(options: Partial<PlanSources>): PlanSources {
  return {
    service: DINNER,
    bookingsOfService: [ADA],
    bookings: [ADA],
    floor: {
      zones: [{ id: "main", name: "Main room" }],
      tables: new Map([["t1", tableWith({ min_party: 2 })]]),
      adjacencies: [],
      periods: [],
    },
    blocks: [],
    rules: [],
    now: NOW,
    ...options,
  };
}

Deno.test("the tables, the bookings and the time go into the plan", () => {
  const { tables, bookings, now } = serviceToPlan(sourcesWith({}));
  assertEquals({ tables, bookings, now }, {
    tables: [{
      id: "t1",
      zoneId: "main",
      seats: 4,
      minParty: 2,
      isMovable: true,
      isActive: true,
    }],
    bookings: [ADA],
    now: NOW,
  });
});

Deno.test("the limit of the service counts every booking of it, whenever it starts", () => {
  const { limits } = serviceToPlan(sourcesWith({
    rules: [{
      id: "rule",
      service_period_id: "dinner",
      day_of_week: null,
      effective_date: null,
      max_covers: 60,
      max_parties: null,
    }],
  }));
  assertEquals(limits, [
    { from: -Infinity, to: Infinity, maxCovers: 60, maxParties: null },
  ]);
});

Deno.test("parties of other services keep their tables, and those that still sit there at least until now", () => {
  const lunch = { startAt: at("12:00"), endAt: at("14:00") };
  const held = bookingWith({
    id: "held",
    status: "confirmed",
    tableIds: ["t1"],
    ...lunch,
  });
  const sits = bookingWith({
    id: "sits",
    status: "checked_in",
    tableIds: ["t2"],
    ...lunch,
  });
  const gone = bookingWith({ id: "gone", status: "completed", ...lunch });
  const block = { tableIds: ["t3"], startAt: at("17:00"), endAt: at("18:00") };
  const { blocks, bookings } = serviceToPlan(sourcesWith({
    bookings: [held, sits, gone, ADA],
    blocks: [block],
  }));
  assertEquals(bookings, [ADA]);
  assertEquals(blocks, [
    block,
    { tableIds: ["t1"], ...lunch },
    { tableIds: ["t2"], startAt: lunch.startAt, endAt: NOW + 1 },
  ]);
});
