import { assertEquals } from "@std/assert";
import { actionText } from "../../../../dashboard/src/actions/action_text.ts";
import type { Draft } from "../../../../dashboard/src/actions/draft.ts";
import { noShow } from "../../../../dashboard/src/actions/drafts.ts";
import {
  addTable,
  editElsewhere,
  inPlaceOf,
  leaveAndSeat,
  moveToNowAndSeat,
  reserve,
  seatAt,
  swap,
} from "../../../../dashboard/src/actions/seating_drafts.ts";
import { at, bookingWith, WORDING } from "../samples.ts";

const PENDING = bookingWith();
const HELD = bookingWith({ status: "confirmed", tableIds: ["t1"] });
const SEATED = bookingWith({
  id: "bert",
  status: "checked_in",
  tableIds: ["t3"],
});

function words(draft: Draft): string[] {
  const { title, done } = actionText(draft, WORDING);
  return [title, done];
}

function sent({ steps }: Draft): unknown[] {
  return steps.map(({ request }) => [request.endpoint, request.body]);
}

function seating(
  seating: Record<string, unknown>,
  others: Record<string, unknown> = {},
): unknown {
  return ["seat-bookings", {
    restaurantId: "linde",
    seatings: [{ bookingId: "ada", ...seating }],
    ...others,
  }];
}

Deno.test("a booking is promised tables, and one that has some moves", () => {
  const draft = reserve(PENDING, "linde", { tableIds: ["t2", "t1"] });
  assertEquals(sent(draft), [seating({ tableIds: ["t1", "t2"] })]);
  assertEquals(words(draft), ["Reserve M1 + M2 for Ada", "Ada has M1 + M2"]);
  assertEquals(words(reserve(HELD, "linde", { tableIds: ["t2"] })), [
    "Move Ada to M2",
    "Ada has M2",
  ]);
});

Deno.test("the terms of a seating are sent where they were asked for", () => {
  const seats = {
    tableIds: ["t1"],
    extraChairs: true,
    apart: true,
    requireAdjacency: true,
    overrideReason: "A regular",
  };
  assertEquals(sent(reserve(PENDING, "linde", seats)), [
    seating({ tableIds: ["t1"], extraChairs: true, apart: true }, {
      requireAdjacency: true,
      capacityOverride: { reason: "A regular" },
    }),
  ]);
});

Deno.test("a party is seated in one request, and keeps its end while that lies ahead", () => {
  const draft = seatAt(PENDING, "linde", { tableIds: ["t1"] }, at("19:25"));
  assertEquals(sent(draft), [seating({ tableIds: ["t1"], checkIn: true })]);
  assertEquals(words(draft), ["Seat Ada at M1", "Ada sits at M1"]);
});

Deno.test("a party that comes after all stays as long as planned, or as long as it is told", () => {
  const gone = bookingWith({ status: "no_show" });
  const late = seatAt(gone, "linde", { tableIds: ["t1"] }, at("21:30"));
  const endAt = "2031-06-13T21:30:00.000Z";
  assertEquals(sent(late), [
    seating({ tableIds: ["t1"], checkIn: true, endAt }),
  ]);
  const seats = { tableIds: ["t1"], endAt: at("22:00") };
  assertEquals(sent(seatAt(gone, "linde", seats, at("21:30"))), [
    seating({
      tableIds: ["t1"],
      checkIn: true,
      endAt: "2031-06-13T20:00:00.000Z",
    }),
  ]);
});

Deno.test("a table is added to those that a party has", () => {
  const draft = addTable(HELD, "linde", ["t2"]);
  assertEquals(sent(draft), [seating({ tableIds: ["t1", "t2"] })]);
  assertEquals(words(draft), ["Add M2 to Ada", "Ada has M2 as well"]);
});

Deno.test("two parties swap in one request", () => {
  const draft = swap(HELD, SEATED, "linde");
  assertEquals(sent(draft), [["seat-bookings", {
    restaurantId: "linde",
    seatings: [
      { bookingId: "ada", tableIds: ["t3"] },
      { bookingId: "bert", tableIds: ["t1"] },
    ],
  }]]);
  assertEquals(words(draft)[0], "Swap Ada and Bert");
});

Deno.test("who has left makes room for the next in one action of two requests", () => {
  const draft = leaveAndSeat(
    SEATED,
    PENDING,
    "linde",
    { tableIds: ["t3"] },
    at("19:00"),
  );
  assertEquals(sent(draft), [
    ["update-booking", { bookingId: "bert", status: "completed" }],
    seating({ tableIds: ["t3"], checkIn: true }),
  ]);
  assertEquals(words(draft), [
    "Bert has left, seat Ada at M3",
    "Bert has left, Ada sits at M3",
  ]);
});

Deno.test("who is not coming makes room in the same way", () => {
  const missing = bookingWith({ id: "lorenz", status: "confirmed" });
  const next = seatAt(PENDING, "linde", { tableIds: ["t3"] }, at("19:00"));
  const draft = inPlaceOf(noShow(missing), next, "no show and seat");
  assertEquals(words(draft)[0], "Lorenz is not coming, seat Ada at M3");
  assertEquals(sent(draft)[0], [
    "update-booking",
    { bookingId: "lorenz", status: "no_show" },
  ]);
});

Deno.test("a party that comes hours early is moved to now and sits down at its own table in one request", () => {
  const draft = moveToNowAndSeat(
    HELD,
    "linde",
    { tableIds: ["t1"], checkIn: true },
    at("15:00"),
  );
  assertEquals(sent(draft), [["update-booking", {
    bookingId: "ada",
    startAt: "2031-06-13T13:00:00.000Z",
    endAt: "2031-06-13T15:00:00.000Z",
    status: "checked_in",
  }]]);
});

Deno.test("at another table it is moved first and seated then", () => {
  const draft = moveToNowAndSeat(
    PENDING,
    "linde",
    { tableIds: ["t2"], checkIn: true, endAt: at("21:00") },
    at("15:00"),
  );
  assertEquals(sent(draft).slice(1), [
    seating({ tableIds: ["t2"], checkIn: true }),
  ]);
});

Deno.test("an edit that its tables do not fit gives them back, is made, and gets others", () => {
  const booking = { ...HELD, updatedAt: "2031-06-13T16:00:00+00:00" };
  const draft = editElsewhere(booking, { partySize: 5 }, "linde", {
    tableIds: ["t1"],
    extraChairs: true,
  });
  assertEquals(sent(draft), [
    ["unassign-tables", { bookingId: "ada" }],
    // Its own first step has changed the version.
    ["update-booking", { bookingId: "ada", partySize: 5 }],
    seating({ tableIds: ["t1"], extraChairs: true }),
  ]);
});
