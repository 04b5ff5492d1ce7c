import { assertEquals } from "@std/assert";
import { actionText } from "../../../../dashboard/src/actions/action_text.ts";
import {
  cancel,
  checkIn,
  checkInAt,
  edit,
  release,
  seat,
} from "../../../../dashboard/src/actions/drafts.ts";
import type { Draft } from "../../../../dashboard/src/actions/draft.ts";
import { versionsOf } from "../../../../dashboard/src/data/booking.ts";
import { at, bookingWith, WORDING } from "../samples.ts";

const PENDING = bookingWith();
const HELD = bookingWith({ status: "confirmed", tableIds: ["t1", "t2"] });
const SEATED = bookingWith({ status: "checked_in", tableIds: ["t1"] });

const GIVE_BACK_T1 = {
  endpoint: "assign-tables",
  body: { bookingId: "ada", tableIds: ["t1"] },
};
const CHECK_IN = {
  endpoint: "update-booking",
  body: { bookingId: "ada", status: "checked_in" },
};
const REOPEN = {
  endpoint: "update-booking",
  body: { bookingId: "ada", status: "pending" },
};

function words(draft: Draft): string[] {
  const { title, progress, done } = actionText(draft, WORDING);
  return [title, progress, done];
}

function undoRequests({ undo }: Draft): unknown {
  return undo?.draft.requests;
}

Deno.test("a pending booking is seated, and undone by releasing those tables", () => {
  const draft = seat(PENDING, { tableIds: ["t2", "t1"] });
  assertEquals(words(draft), [
    "Seat Ada at M1 + M2",
    "Seating Ada at M1 + M2",
    "Ada has M1 + M2",
  ]);
  const body = { bookingId: "ada", tableIds: ["t1", "t2"] };
  assertEquals(draft.requests, [{ endpoint: "assign-tables", body }]);
  assertEquals(undoRequests(draft), [{ endpoint: "unassign-tables", body }]);
  assertEquals(draft.undo?.versions, versionsOf([HELD]));
});

Deno.test("neighbours are only demanded where the user wants them", () => {
  const seats = { tableIds: ["t1"], requireAdjacency: true };
  const [request] = seat(PENDING, seats).requests;
  assertEquals(request?.body.requireAdjacency, true);
});

Deno.test("a booking with tables is moved, and undone by its former tables", () => {
  const draft = seat(SEATED, { tableIds: ["t3"] });
  assertEquals(words(draft), [
    "Move Ada to M3",
    "Moving Ada to M3",
    "Ada has M3",
  ]);
  assertEquals(undoRequests(draft), [GIVE_BACK_T1, CHECK_IN]);
  assertEquals(
    draft.undo?.versions,
    versionsOf([{ ...SEATED, tableIds: ["t3"] }]),
  );
});

Deno.test("a release is undone by the tables and the status from before", () => {
  const draft = release(SEATED);
  assertEquals(words(draft), [
    "Release M1",
    "Releasing M1",
    "M1 released. Ada needs a table",
  ]);
  assertEquals(draft.requests, [
    { endpoint: "unassign-tables", body: { bookingId: "ada" } },
  ]);
  assertEquals(undoRequests(draft), [GIVE_BACK_T1, CHECK_IN]);
  assertEquals(draft.undo?.versions, versionsOf([PENDING]));
});

Deno.test("an edit is undone by the time and size from before", () => {
  const changes = { partySize: 3, startAt: at("20:00"), endAt: at("22:00") };
  const draft = edit(HELD, changes);
  assertEquals(words(draft), ["Change Ada", "Changing Ada", "Ada changed"]);
  assertEquals(draft.requests, [{
    endpoint: "update-booking",
    body: {
      bookingId: "ada",
      partySize: 3,
      startAt: "2031-06-13T18:00:00.000Z",
      endAt: "2031-06-13T20:00:00.000Z",
    },
  }]);
  assertEquals(undoRequests(draft), [{
    endpoint: "update-booking",
    body: {
      bookingId: "ada",
      partySize: 2,
      startAt: "2031-06-13T17:00:00.000Z",
      endAt: "2031-06-13T19:00:00.000Z",
    },
  }]);
  assertEquals(draft.undo?.versions, versionsOf([{ ...HELD, ...changes }]));
});

Deno.test("a check-in is undone by the status from before", () => {
  const draft = checkIn(HELD);
  assertEquals(words(draft), [
    "Check Ada in",
    "Checking Ada in",
    "Ada is seated",
  ]);
  assertEquals(draft.requests, [CHECK_IN] as unknown);
  assertEquals(undoRequests(draft), [{
    endpoint: "update-booking",
    body: { bookingId: "ada", status: "confirmed" },
  }]);
  assertEquals(
    draft.undo?.versions,
    versionsOf([{ ...HELD, status: "checked_in" }]),
  );
});

Deno.test("a cancelled booking is opened again before it gets its tables back", () => {
  const draft = cancel(SEATED);
  assertEquals(words(draft), ["Cancel Ada", "Cancelling Ada", "Ada cancelled"]);
  assertEquals(undoRequests(draft), [REOPEN, GIVE_BACK_T1, CHECK_IN]);
  assertEquals(
    draft.undo?.versions,
    versionsOf([{ ...SEATED, status: "cancelled", tableIds: [] }]),
  );
});

Deno.test("a cancelled booking without tables is only opened again", () => {
  assertEquals(undoRequests(cancel(PENDING)), [REOPEN]);
});

Deno.test("an undo is worded by the guest's name and cannot be undone", () => {
  const undo = release(HELD).undo?.draft;
  assertEquals(undo && words(undo), [
    "Undo the last change to Ada",
    "Undoing the last change to Ada",
    "Ada is as before",
  ]);
  assertEquals(undo?.undo, null);
});

Deno.test("an action for a booking that was not read is worded without a name", () => {
  const unread: typeof WORDING = {
    ...WORDING,
    nameOfBooking: (_, unknown = "another booking") => unknown,
  };
  const { title, done } = actionText(
    seat(PENDING, { tableIds: ["t1"] }),
    unread,
  );
  assertEquals([title, done], ["Seat the booking at M1", "The booking has M1"]);
});

Deno.test("no draft has a guest's name or notes, not even to undo it", () => {
  const ada = bookingWith({
    id: "booking",
    guestName: "Marker",
    notes: "Marker",
    status: "confirmed",
    tableIds: ["t1"],
  });
  const drafts = [
    seat(ada, { tableIds: ["t2"] }),
    release(ada),
    edit(ada, { ...ada, partySize: 3 }),
    checkIn(ada),
    cancel(ada),
  ];
  assertEquals(JSON.stringify(drafts).includes("Marker"), false);
});

Deno.test("a party that sits down elsewhere is undone by its former tables", () => {
  const draft = checkInAt(HELD, "linde", {
    tableIds: ["t3"],
    requireAdjacency: true,
  });
  assertEquals(words(draft), [
    "Check Ada in at M3",
    "Checking Ada in at M3",
    "Ada is seated at M3",
  ]);
  assertEquals(draft.requests, [{
    endpoint: "seat-bookings",
    body: {
      restaurantId: "linde",
      seatings: [{ bookingId: "ada", tableIds: ["t3"], checkIn: true }],
      requireAdjacency: true,
    },
  }]);
  assertEquals(undoRequests(draft), [
    {
      endpoint: "update-booking",
      body: { bookingId: "ada", status: "confirmed" },
    },
    {
      endpoint: "assign-tables",
      body: { bookingId: "ada", tableIds: ["t1", "t2"] },
    },
  ]);
  assertEquals(
    draft.undo?.versions,
    versionsOf([{ ...SEATED, tableIds: ["t3"] }]),
  );
});
