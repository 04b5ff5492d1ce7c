import { assertEquals } from "@std/assert";
import {
  block,
  closeZone,
  unblock,
} from "../../../../dashboard/src/actions/block_drafts.ts";
import {
  answered,
  type Change,
} from "../../../../dashboard/src/actions/change.ts";
import { createBooking } from "../../../../dashboard/src/actions/create_draft.ts";
import type { Draft } from "../../../../dashboard/src/actions/draft.ts";
import {
  arrive,
  cancel,
  checkIn,
  edit,
  giveBackTables,
  leave,
  noShow,
  unseat,
} from "../../../../dashboard/src/actions/drafts.ts";
import { seatByPlan } from "../../../../dashboard/src/actions/plan_draft.ts";
import { restore } from "../../../../dashboard/src/actions/restore.ts";
import {
  editElsewhere,
  editWithoutTable,
  leaveAndSeat,
  reserve,
  seatAt,
  swap,
} from "../../../../dashboard/src/actions/seating_drafts.ts";
import { at, bookingWith } from "../samples.ts";

const PENDING = bookingWith();
const HELD = bookingWith({ status: "confirmed", tableIds: ["t1"] });
const SEATED = bookingWith({ status: "checked_in", tableIds: ["t1"] });
const NOW = at("19:30");

/** The requests that take a draft back, each with its endpoint. */
function undo(draft: Draft, now = NOW): unknown[] {
  const changes = draft.steps.flatMap((step) => step.changes);
  return undoOf(changes, now);
}

function undoOf(changes: readonly Change[], now = NOW): unknown[] {
  return restore("linde", changes, now).map(({ endpoint, body }) => {
    const { restaurantId: _, ...others } = body;
    return [endpoint, others];
  });
}

const UNASSIGN = ["unassign-tables", { bookingId: "ada" }];

function update(fields: Record<string, unknown>): unknown {
  return ["update-booking", { bookingId: "ada", ...fields }];
}

function seating(fields: Record<string, unknown>): unknown {
  const seatings = [{ bookingId: "ada", tableIds: ["t1"], ...fields }];
  return ["seat-bookings", { seatings }];
}

Deno.test("a reservation is taken back by giving the tables back", () => {
  assertEquals(undo(reserve(PENDING, "linde", { tableIds: ["t1"] })), [
    UNASSIGN,
  ]);
});

Deno.test("a move is taken back by the former tables, whether the party sits or not", () => {
  for (const booking of [HELD, SEATED]) {
    assertEquals(undo(reserve(booking, "linde", { tableIds: ["t3"] })), [
      seating({}),
    ]);
  }
});

Deno.test("a check-in is taken back by the status from before, and the end", () => {
  assertEquals(undo(checkIn(HELD, at("19:05"))), [
    update({ status: "confirmed" }),
  ]);
  assertEquals(undo(checkIn(HELD, at("21:30")), at("21:31")), [
    update({ status: "confirmed", endAt: "2031-06-13T19:00:00.000Z" }),
  ]);
});

Deno.test("a party that sat down elsewhere is expected at its own table again", () => {
  assertEquals(undo(seatAt(HELD, "linde", { tableIds: ["t3"] }, NOW)), [
    update({ status: "confirmed" }),
    seating({}),
  ]);
});

Deno.test("a party that came after all is a no-show again", () => {
  const gone = bookingWith({ status: "no_show" });
  const draft = seatAt(gone, "linde", { tableIds: ["t1"] }, at("20:00"));
  assertEquals(undo(draft), [update({ status: "no_show" })]);
});

Deno.test("a party that has left sits down again in one request", () => {
  assertEquals(undo(leave(SEATED)), [seating({ checkIn: true })]);
});

Deno.test("a party that has left after its time gets a quarter of an hour, and its end back", () => {
  assertEquals(undo(leave(SEATED), at("21:10")), [
    seating({ checkIn: true, endAt: "2031-06-13T19:25:00.000Z" }),
    update({ endAt: "2031-06-13T19:00:00.000Z" }),
  ]);
});

Deno.test("a check-in that was taken back is made again", () => {
  assertEquals(undo(unseat(SEATED)), [update({ status: "checked_in" })]);
});

Deno.test("a no-show and a cancellation are reopened before they get their tables back", () => {
  for (const draft of [noShow(HELD), cancel(HELD)]) {
    assertEquals(undo(draft), [update({ status: "pending" }), seating({})]);
  }
  assertEquals(undo(cancel(SEATED)), [
    update({ status: "pending" }),
    seating({ checkIn: true }),
  ]);
  assertEquals(undo(cancel(PENDING)), [update({ status: "pending" })]);
});

Deno.test("tables that were given back are given again", () => {
  const both = { ...SEATED, tableIds: ["t1", "t2"] };
  assertEquals(undo(giveBackTables(both, ["t2"])), [
    seating({ tableIds: ["t1", "t2"] }),
  ]);
  assertEquals(undo(giveBackTables(SEATED)), [seating({ checkIn: true })]);
});

Deno.test("an edit is taken back by what was there before, and nothing else", () => {
  const booking = bookingWith({ notes: "Window", guestPhone: null });
  const draft = edit(booking, {
    notes: null,
    guestPhone: "0123",
    guestName: "Eve",
    startAt: at("20:00"),
  });
  assertEquals(undo(draft), [
    update({
      notes: "Window",
      guestPhone: null,
      guestName: "Ada",
      startAt: "2031-06-13T17:00:00.000Z",
    }),
  ]);
});

Deno.test("an edit for which a party gave its tables back is taken back before it gets them again", () => {
  assertEquals(undo(editWithoutTable(HELD, { partySize: 7 })), [
    update({ partySize: 2 }),
    seating({}),
  ]);
  const seats = { tableIds: ["t3"] };
  const times = { startAt: at("21:30"), endAt: at("23:30") };
  assertEquals(undo(editElsewhere(HELD, times, "linde", seats)), [
    UNASSIGN,
    update({
      startAt: "2031-06-13T17:00:00.000Z",
      endAt: "2031-06-13T19:00:00.000Z",
    }),
    seating({}),
  ]);
});

Deno.test("a walk-in that was given a name keeps it: the server takes no name away", () => {
  const walkIn = bookingWith({ guestName: "" });
  assertEquals(undo(edit(walkIn, { guestName: "Eve" })), []);
});

Deno.test("an arrival is taken back, or to how many were here before", () => {
  assertEquals(undo(arrive(PENDING, 1)), [update({ arrived: false })]);
  const here = bookingWith({ arrivedAt: at("18:55"), arrivedGuests: 1 });
  assertEquals(undo(arrive(here, 2)), [update({ arrivedGuests: 1 })]);
});

Deno.test("parties that have swapped swap again in one request", () => {
  const bert = bookingWith({
    id: "bert",
    status: "checked_in",
    tableIds: ["t3"],
  });
  assertEquals(undo(swap(HELD, bert, "linde")), [
    ["seat-bookings", {
      seatings: [
        { bookingId: "bert", tableIds: ["t3"] },
        { bookingId: "ada", tableIds: ["t1"] },
      ],
    }],
  ]);
});

Deno.test("who took a place gives it back before its former party sits down again", () => {
  const bert = bookingWith({
    id: "bert",
    status: "checked_in",
    tableIds: ["t1"],
  });
  const draft = leaveAndSeat(bert, PENDING, "linde", { tableIds: ["t1"] }, NOW);
  assertEquals(undo(draft), [
    UNASSIGN,
    ["seat-bookings", {
      seatings: [{ bookingId: "bert", tableIds: ["t1"], checkIn: true }],
    }],
  ]);
});

Deno.test("a plan is taken back by freeing its tables and then moving parties back", () => {
  const bert = bookingWith({
    id: "bert",
    status: "confirmed",
    tableIds: ["t1"],
  });
  const draft = seatByPlan("linde", [
    { booking: PENDING, tableIds: ["t1"] },
    { booking: bert, tableIds: ["t3"] },
  ]);
  assertEquals(undo(draft), [
    UNASSIGN,
    ["seat-bookings", {
      seatings: [{ bookingId: "bert", tableIds: ["t1"] }],
    }],
  ]);
});

Deno.test("a booking that was made is cancelled, by the id that the server gave it", () => {
  const draft = createBooking(
    "linde",
    { partySize: 2, startAt: NOW, tableIds: ["t1"], checkIn: true },
    "form",
  );
  const changes = answered(draft.steps[0]?.changes ?? [], {
    booking: {
      id: "new",
      startAt: "2031-06-13T17:30:00+00:00",
      endAt: "2031-06-13T19:00:00+00:00",
    },
  });
  assertEquals(undoOf(changes), [
    ["update-booking", { bookingId: "new", status: "cancelled" }],
  ]);
  const [change] = changes;
  assertEquals(change?.type === "booking" && change.after.endAt, at("21:00"));
});

const RAIN = {
  tableIds: ["t1"],
  reason: "Rain",
  startAt: at("19:00"),
  endAt: at("23:00"),
};

Deno.test("a closed zone is opened before its parties get their tables back", () => {
  const draft = closeZone("linde", { ...RAIN, zoneName: "Terrace" }, [HELD]);
  const changes = answered(draft.steps[0]?.changes ?? [], {
    assignmentId: "block",
  });
  assertEquals(undoOf(changes), [
    ["unblock-tables", { assignmentId: "block" }],
    seating({}),
  ]);
});

Deno.test("a block that was taken back is made again from now on, unless it is over", () => {
  const draft = unblock({ ...RAIN, assignmentId: "block", partOf: null });
  assertEquals(undo(draft), [["block-tables", {
    tableIds: ["t1"],
    startAt: "2031-06-13T17:30:00.000Z",
    endAt: "2031-06-13T21:00:00.000Z",
    reason: "Rain",
  }]]);
  assertEquals(undo(draft, at("23:00")), []);
});

Deno.test("a block that has no answer yet is not known by an id", () => {
  const [change] = block("linde", RAIN).steps[0]?.changes ?? [];
  assertEquals(change?.type === "block" && change.after?.assignmentId, "");
});
