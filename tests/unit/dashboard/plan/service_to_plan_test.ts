import { assertEquals } from "@std/assert";
import {
  type PlanSources,
  serviceToPlan,
} from "../../../../dashboard/src/plan/service_to_plan.ts";
import { at, bookingWith, serviceWith, tableWith } from "../samples.ts";

const ADA = bookingWith();
const TABLE = tableWith({ minParty: 2 });
const NOW = at("18:00");

function sourcesWith(options: Partial<PlanSources>): PlanSources {
  return {
    service: serviceWith({ maxCovers: null }),
    bookingsOfService: [ADA],
    reading: {
      bookings: [ADA],
      tables: new Map([["t1", TABLE]]),
      adjacencies: [],
      blocks: [],
    },
    now: NOW,
    ...options,
  };
}

Deno.test("the tables, the bookings and the time go into the plan", () => {
  const { tables, bookings, now } = serviceToPlan(sourcesWith({}));
  assertEquals({ tables, bookings, now }, {
    tables: [TABLE],
    bookings: [ADA],
    now: NOW,
  });
});

Deno.test("the limit of the service counts every booking of it, whenever it starts", () => {
  const { limits } = serviceToPlan(sourcesWith({
    service: serviceWith({ maxCovers: 60 }),
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
  const block = {
    assignmentId: "block",
    tableIds: ["t3"],
    startAt: at("17:00"),
    endAt: at("18:00"),
    reason: "Wobbles",
    partOf: null,
  };
  const { blocks, bookings } = serviceToPlan(sourcesWith({
    reading: {
      bookings: [held, sits, gone, ADA],
      tables: new Map(),
      adjacencies: [],
      blocks: [block],
    },
  }));
  assertEquals(bookings, [ADA]);
  assertEquals(blocks, [
    block,
    { tableIds: ["t1"], ...lunch },
    { tableIds: ["t2"], startAt: lunch.startAt, endAt: NOW + 1 },
  ]);
});
