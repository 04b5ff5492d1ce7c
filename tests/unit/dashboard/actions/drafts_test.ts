import { assertEquals } from "@std/assert";
import { actionText } from "../../../../dashboard/src/actions/action_text.ts";
import type { Draft } from "../../../../dashboard/src/actions/draft.ts";
import { intentOf } from "../../../../dashboard/src/actions/draft.ts";
import {
  arrive,
  cancel,
  checkIn,
  edit,
  giveBackTables,
  leave,
  noShow,
  plusQuarter,
  reopen,
  unarrive,
  unseat,
} from "../../../../dashboard/src/actions/drafts.ts";
import { at, bookingWith, WORDING } from "../samples.ts";

const PENDING = bookingWith();
const HELD = bookingWith({
  status: "confirmed",
  tableIds: ["t1", "t2"],
  updatedAt: "2031-06-13T16:00:00.123456+00:00",
});
const SEATED = bookingWith({ status: "checked_in", tableIds: ["t1"] });

function words(draft: Draft): string[] {
  const { title, done } = actionText(draft, WORDING);
  return [title, done];
}

/** The bodies of the requests, each with its endpoint. */
function sent({ steps }: Draft): unknown[] {
  return steps.map(({ request }) => [request.endpoint, request.body]);
}

function update(fields: Record<string, unknown>): unknown[] {
  return [["update-booking", { bookingId: "ada", ...fields }]];
}

Deno.test("a party that comes in time is checked in, and keeps its end", () => {
  const draft = checkIn(HELD, at("19:20"));
  assertEquals(sent(draft), update({ status: "checked_in" }));
  assertEquals(words(draft), ["Seat Ada at M1 + M2", "Ada sits at M1 + M2"]);
});

Deno.test("a party that comes after its time stays as long as planned", () => {
  const draft = checkIn(HELD, at("21:30"));
  assertEquals(
    sent(draft),
    update({ status: "checked_in", endAt: "2031-06-13T21:30:00.000Z" }),
  );
});

Deno.test("two taps on the same seating mean the same, whatever the clock says", () => {
  assertEquals(
    intentOf(checkIn(HELD, at("21:30"))),
    intentOf(checkIn(HELD, at("21:31"))),
  );
});

Deno.test("facts about a party are said without asking what others have changed", () => {
  const facts: [Draft, Record<string, unknown>, string][] = [
    [unseat(SEATED), { status: "confirmed" }, "Ada is expected again"],
    [leave(SEATED), { status: "completed" }, "Ada has left"],
    [noShow(HELD), { status: "no_show" }, "Ada is a no-show"],
    [cancel(HELD), { status: "cancelled" }, "Ada is cancelled"],
    [reopen(PENDING), { status: "pending" }, "Ada is expected again"],
    [arrive(PENDING), { arrived: true }, "Ada is here"],
    [arrive(PENDING, 1), { arrivedGuests: 1 }, "Ada is here"],
    [unarrive(PENDING), { arrived: false }, "Ada is not here"],
  ];
  for (const [draft, fields, done] of facts) {
    assertEquals(sent(draft), update(fields));
    assertEquals(words(draft)[1], done);
  }
});

Deno.test("an edit sends what was changed and the version that was seen, nothing else", () => {
  assertEquals(
    sent(edit(HELD, { partySize: 3 })),
    update({ partySize: 3, expectedUpdatedAt: HELD.updatedAt }),
  );
  assertEquals(
    sent(edit(HELD, { notes: null, guestPhone: "0123" })),
    update({
      notes: null,
      guestPhone: "0123",
      expectedUpdatedAt: HELD.updatedAt,
    }),
  );
});

Deno.test("15 minutes more move a party that is expected, and keep one that sits longer", () => {
  const seen = { expectedUpdatedAt: HELD.updatedAt };
  assertEquals(
    sent(plusQuarter(HELD)),
    update({
      startAt: "2031-06-13T17:15:00.000Z",
      endAt: "2031-06-13T19:15:00.000Z",
      ...seen,
    }),
  );
  assertEquals(
    sent(plusQuarter(SEATED)),
    update({ endAt: "2031-06-13T19:15:00.000Z" }),
  );
});

Deno.test("a part of the tables is given back by name, all of them without", () => {
  const part = giveBackTables(HELD, ["t2"]);
  assertEquals(sent(part), [
    ["unassign-tables", { bookingId: "ada", tableIds: ["t2"] }],
  ]);
  assertEquals(words(part), ["Give M2 back", "Ada has given M2 back"]);
  const [kept] = part.steps[0]?.changes ?? [];
  assertEquals(kept?.type === "booking" && kept.after.status, "confirmed");
  const all = giveBackTables(HELD);
  assertEquals(sent(all), [["unassign-tables", { bookingId: "ada" }]]);
  const [freed] = all.steps[0]?.changes ?? [];
  assertEquals(freed?.type === "booking" && freed.after.status, "pending");
});

Deno.test("a draft has no guest data unless the action changes it", () => {
  const ada = bookingWith({
    id: "booking",
    guestName: "Marker",
    guestPhone: "Marker",
    notes: "Marker",
    status: "confirmed",
    tableIds: ["t1"],
  });
  const drafts = [
    giveBackTables(ada),
    edit(ada, { partySize: 3 }),
    checkIn(ada, at("19:00")),
    leave(ada),
    arrive(ada),
    cancel(ada),
  ];
  assertEquals(JSON.stringify(drafts).includes("Marker"), false);
  const draft = JSON.stringify(edit(ada, { guestName: "Ben" }));
  assertEquals(draft.includes("Marker"), true);
});

Deno.test("an action for a booking that was not read is worded without a name", () => {
  const unread: typeof WORDING = {
    ...WORDING,
    nameOfBooking: (_, unknown = "another booking") => unknown,
  };
  const { title, done } = actionText(leave(SEATED), unread);
  assertEquals([title, done], ["The booking has left", "The booking has left"]);
});
