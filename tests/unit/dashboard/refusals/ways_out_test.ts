import { assertEquals } from "@std/assert";
import { block } from "../../../../dashboard/src/actions/block_drafts.ts";
import { createBooking } from "../../../../dashboard/src/actions/create_draft.ts";
import type { Draft } from "../../../../dashboard/src/actions/draft.ts";
import { checkIn, edit } from "../../../../dashboard/src/actions/drafts.ts";
import {
  reserve,
  seatAt,
} from "../../../../dashboard/src/actions/seating_drafts.ts";
import type {
  Way,
  WayContext,
} from "../../../../dashboard/src/refusals/way.ts";
import { waysOut } from "../../../../dashboard/src/refusals/ways_out.ts";
import type { ServiceReading } from "../../../../dashboard/src/data/service_reading.ts";
import { readingWith } from "../forms/reading_sample.ts";
import {
  at,
  bookingWith,
  refusalWith,
  suggestionWith,
  WORDING,
} from "../samples.ts";

const NOW = at("19:00");
const HUBER = bookingWith({ id: "huber", guestName: "Huber" });
const GARCIA = bookingWith({
  id: "garcia",
  guestName: "Garcia",
  status: "checked_in",
  tableIds: ["t4"],
});
const LORENZ = bookingWith({
  id: "lorenz",
  guestName: "Lorenz",
  status: "confirmed",
  startAt: at("18:00"),
  endAt: at("19:30"),
  tableIds: ["t4"],
});

/** The ways out when an action is refused for a reason. */
function ways(
  draft: Draft,
  reason: string,
  details: Record<string, unknown>,
  reading: Partial<ServiceReading> = {},
): Way[] {
  const context: WayContext = {
    reading: readingWith({ bookings: [HUBER, GARCIA, LORENZ], ...reading }),
    now: NOW,
    wording: WORDING,
  };
  const action = {
    ...draft,
    key: "key",
    userId: "kim",
    restaurantId: "linde",
    sentAt: NOW,
    doneSteps: 0,
  };
  const refusal = refusalWith({ reason, details });
  return waysOut({ refusal, action }, context);
}

function labels(list: readonly Way[]): string[] {
  return list.map(({ label }) => label);
}

/** The bodies of the requests of the way with a label. */
function bodies(list: readonly Way[], label: string): unknown[] {
  const way = list.find((one) => one.label === label);
  if (way?.type !== "run") throw new Error(`No way does “${label}”`);
  return way.draft.steps.map(({ request }) => request.body);
}

const SEAT = seatAt(HUBER, "linde", { tableIds: ["t4"] }, NOW);
const M7 = suggestionWith({ tableIds: ["t7"], labels: ["M7"] });

Deno.test("who sits at the table has left, or the next party sits elsewhere", () => {
  const list = ways(SEAT, "TABLE_OCCUPIED", {
    blockingBookingId: "garcia",
    alternatives: [M7],
  });
  assertEquals(labels(list), [
    "Garcia has left, seat Huber",
    "Show Garcia",
    "Seat at M7",
  ]);
  assertEquals(bodies(list, "Garcia has left, seat Huber"), [
    { bookingId: "garcia", status: "completed" },
    {
      restaurantId: "linde",
      seatings: [{ bookingId: "huber", tableIds: ["t4"], checkIn: true }],
    },
  ]);
  assertEquals(bodies(list, "Seat at M7"), [{
    restaurantId: "linde",
    seatings: [{ bookingId: "huber", tableIds: ["t7"], checkIn: true }],
  }]);
});

Deno.test("who is promised the table by now and is not here is not coming", () => {
  const taken = { blockingBookingId: "lorenz", alternatives: [] };
  assertEquals(labels(ways(SEAT, "TABLE_TAKEN", taken)), [
    "Lorenz is not coming, seat Huber",
    "Show Lorenz",
  ]);
  const here = { ...LORENZ, arrivedAt: at("18:50") };
  const list = ways(SEAT, "TABLE_TAKEN", taken, { bookings: [HUBER, here] });
  assertEquals(labels(list), ["Show Lorenz"]);
});

Deno.test("until a party that comes later another can sit at its table", () => {
  const later = { ...LORENZ, startAt: at("20:09"), endAt: at("22:00") };
  const walkIn = createBooking("linde", {
    partySize: 2,
    startAt: NOW,
    tableIds: ["t4"],
    checkIn: true,
  }, "form");
  const list = ways(
    walkIn,
    "TABLE_TAKEN",
    { blockingBookingId: "lorenz" },
    { bookings: [later] },
  );
  assertEquals(labels(list), ["Seat until 20:09 (69 min)", "Show Lorenz"]);
  const [body] = bodies(list, "Seat until 20:09 (69 min)") as [
    Record<string, unknown>,
  ];
  assertEquals(body.endAt, "2031-06-13T18:09:00.000Z");
});

Deno.test("a promise that is in the way of a promise is shown, with other tables", () => {
  const draft = reserve(HUBER, "linde", { tableIds: ["t4"] });
  const list = ways(draft, "TABLE_TAKEN", {
    blockingBookingId: "lorenz",
    alternatives: [M7],
  });
  assertEquals(labels(list), ["Show Lorenz", "Reserve M7"]);
});

Deno.test("a party that has tables moves, or gets one more", () => {
  const booking = bookingWith({ status: "confirmed", tableIds: ["t1"] });
  const draft = reserve(booking, "linde", { tableIds: ["t4"] });
  const both = suggestionWith({ tableIds: ["t1", "t5"], labels: ["M1", "M5"] });
  const list = ways(
    draft,
    "TABLE_TAKEN",
    { blockingBookingId: "nobody", alternatives: [M7, both] },
    { bookings: [booking] },
  );
  assertEquals(labels(list), ["Move to M7", "Add M5"]);
});

Deno.test("tables that are too small take chairs, up to two each", () => {
  const small = (partySize: number) => ({
    tableIds: ["t4"],
    seats: 4,
    partySize,
    alternatives: [suggestionWith({ tableIds: ["t8"], labels: ["M8"] })],
  });
  const list = ways(SEAT, "PARTY_EXCEEDS_SEATS", small(5));
  assertEquals(labels(list), ["Add a chair", "Seat at M8"]);
  assertEquals(bodies(list, "Add a chair"), [{
    restaurantId: "linde",
    seatings: [{
      bookingId: "huber",
      tableIds: ["t4"],
      checkIn: true,
      extraChairs: true,
    }],
  }]);
  assertEquals(
    labels(ways(SEAT, "PARTY_EXCEEDS_SEATS", small(6)))[0],
    "Add 2 chairs",
  );
  assertEquals(labels(ways(SEAT, "PARTY_EXCEEDS_SEATS", small(7))), [
    "Seat at M8",
  ]);
});

Deno.test("one guest more than seats is let in by a chair as well", () => {
  const draft = edit(LORENZ, { partySize: 5 });
  const list = ways(draft, "PARTY_EXCEEDS_SEATS", {
    tableIds: ["t4"],
    seats: 4,
    partySize: 5,
  });
  assertEquals(bodies(list, "Add a chair").slice(1), [
    { bookingId: "lorenz", partySize: 5 },
    {
      restaurantId: "linde",
      seatings: [{
        bookingId: "lorenz",
        tableIds: ["t4"],
        extraChairs: true,
      }],
    },
  ]);
});

Deno.test("an edit that no table fits is saved without one", () => {
  const draft = edit({ ...LORENZ, updatedAt: "then" }, { partySize: 9 });
  const list = ways(draft, "PARTY_EXCEEDS_SEATS", {
    tableIds: ["t4"],
    seats: 4,
    partySize: 9,
  });
  assertEquals(labels(list), ["Save without a table"]);
  assertEquals(bodies(list, "Save without a table"), [
    { bookingId: "lorenz" },
    { bookingId: "lorenz", partySize: 9 },
  ]);
  const seated = edit(GARCIA, { partySize: 9 });
  assertEquals(ways(seated, "TABLE_TAKEN", {}), []);
});

const WALK_IN = createBooking("linde", {
  partySize: 2,
  startAt: NOW,
  tableIds: ["t1"],
  checkIn: true,
}, "form");

Deno.test("a walk-in that a limit keeps out can wait, and a host sees who is late", () => {
  const list = ways(WALK_IN, "CAPACITY_EXCEEDED", {}, {
    role: "host",
    bookings: [{ ...LORENZ, serviceDate: "2031-06-13" }, HUBER, GARCIA],
  });
  assertEquals(labels(list), ["Add to waiting", "1 late party, 2 guests"]);
  const [body] = bodies(list, "Add to waiting") as [Record<string, unknown>];
  assertEquals("tableIds" in body || "checkIn" in body, false);
  assertEquals(body.arrived, true);
});

Deno.test("a manager lets a party past the limit, for a reason", () => {
  const list = ways(WALK_IN, "CAPACITY_EXCEEDED", {}, {
    role: "manager",
    bookings: [],
  });
  const allow = list.find(({ type }) => type === "allow");
  assertEquals(allow?.label, "Allow this party…");
  const draft = allow?.type === "allow" ? allow.draftFor("A regular") : null;
  assertEquals(draft?.steps[0]?.request.body.capacityOverride, {
    reason: "A regular",
  });
});

Deno.test("a manager lets a larger party past the limit in the same way", () => {
  const draft = edit(LORENZ, { partySize: 9 });
  const list = ways(draft, "CAPACITY_EXCEEDED", {}, { role: "owner" });
  const allow = list.find(({ type }) => type === "allow");
  const allowed = allow?.type === "allow" ? allow.draftFor("A regular") : null;
  assertEquals(allowed?.steps[0]?.request.body, {
    bookingId: "lorenz",
    partySize: 9,
    capacityOverride: { reason: "A regular" },
  });
});

Deno.test("a booking by phone that a limit keeps out is saved without a table", () => {
  const party = {
    partySize: 2,
    startAt: at("20:00"),
    tableIds: ["t1"],
    guestName: "Meyer",
  };
  const draft = createBooking("linde", party, "form");
  const list = ways(draft, "CAPACITY_EXCEEDED", {}, { bookings: [] });
  const [body] = bodies(list, "Save without a table") as [
    Record<string, unknown>,
  ];
  assertEquals([body.guestName, "tableIds" in body], ["Meyer", false]);
});

Deno.test("an edit of a booking that was changed is saved again with the version of now", () => {
  const draft = edit({ ...LORENZ, updatedAt: "then" }, { partySize: 3 });
  const list = ways(draft, "BOOKING_CHANGED", { updatedAt: "now" });
  assertEquals(labels(list), ["Show Lorenz", "Save again"]);
  assertEquals(bodies(list, "Save again"), [
    { bookingId: "lorenz", partySize: 3, expectedUpdatedAt: "now" },
  ]);
});

Deno.test("a party that comes hours early is moved to now and seated", () => {
  const early = { ...LORENZ, startAt: at("22:00"), endAt: at("23:30") };
  const draft = checkIn(early, NOW);
  const list = ways(draft, "CHECK_IN_TOO_EARLY", {}, { bookings: [early] });
  assertEquals(bodies(list, "Move and seat"), [{
    bookingId: "lorenz",
    startAt: "2031-06-13T17:00:00.000Z",
    endAt: "2031-06-13T18:30:00.000Z",
    status: "checked_in",
  }]);
});

Deno.test("people who do not push tables together sit apart", () => {
  const list = ways(SEAT, "TABLES_SPAN_ZONES", {});
  assertEquals(bodies(list, "They sit apart"), [{
    restaurantId: "linde",
    seatings: [{
      bookingId: "huber",
      tableIds: ["t4"],
      checkIn: true,
      apart: true,
    }],
  }]);
});

Deno.test("a blocked table is opened for the party", () => {
  const blocks = [{
    assignmentId: "block",
    tableIds: ["t4"],
    startAt: at("18:00"),
    endAt: at("23:00"),
    reason: "Wobbles",
    partOf: null,
  }];
  const details = { tableLabel: "M4", blockingAssignmentId: "block" };
  const list = ways(SEAT, "TABLE_BLOCKED", details, { blocks });
  assertEquals(labels(list), ["Unblock M4, seat Huber"]);
  assertEquals(bodies(list, "Unblock M4, seat Huber")[0], {
    assignmentId: "block",
  });
});

Deno.test("a block is made all the same, and says who loses a table for it", () => {
  const draft = block("linde", {
    tableIds: ["t4"],
    reason: "Wobbles",
    startAt: NOW,
    endAt: at("23:00"),
  });
  const blockingBookings = [
    { bookingId: "lorenz", status: "confirmed" },
    { bookingId: "garcia", status: "checked_in" },
  ];
  const list = ways(draft, "TABLE_OCCUPIED", { blockingBookings });
  const [body] = bodies(list, "Block it, 1 party loses its table") as [
    Record<string, unknown>,
  ];
  assertEquals([body.displace, body.reason], [true, "Wobbles"]);
  assertEquals(
    labels(ways(draft, "TABLE_OCCUPIED", {
      blockingBookings: blockingBookings.slice(1),
    })),
    ["Block it when they have left"],
  );
});

Deno.test("a refusal that nothing can end has no buttons", () => {
  assertEquals(ways(SEAT, "ROLE_NOT_ALLOWED", {}), []);
});
