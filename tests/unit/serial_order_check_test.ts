import { assertEquals, assertStringIncludes } from "@std/assert";
import { ANY_SERVICE } from "../../model/capacity.ts";
import type { Restaurant } from "../../model/restaurant.ts";
import { initialState, pendingBooking } from "../../model/state.ts";
import { ordersOf } from "../../prove/interleavings/permutations.ts";
import { check } from "../../prove/search/checker.ts";
import { explain } from "../../prove/search/explain.ts";
import type { Action, Entry, Reply } from "../../prove/search/history.ts";
import type { Position } from "../../prove/search/position.ts";
import { withRepeats } from "../../prove/search/repeats.ts";

const WINDOW = {
  startAt: "2031-06-13T18:00:00+00:00",
  endAt: "2031-06-13T19:30:00+00:00",
};
const TABLE = { zoneId: "hall", isMovable: true, isActive: true };
const RESTAURANT: Restaurant = {
  id: "R",
  now: "2031-06-13T12:00:00+00:00",
  timezone: "UTC",
  utcOffset: 0,
  tables: [{ ...TABLE, id: "T1", seats: 2 }, { ...TABLE, id: "T2", seats: 2 }],
  adjacencies: [],
  servicePeriods: [],
};
const UNLIMITED = { table: "present", rules: [ANY_SERVICE] } as const;
const START: Position = {
  restaurant: RESTAURANT,
  state: initialState(
    ["A", "B"].map((id) => pendingBooking({ id, partySize: 2, ...WINDOW })),
  ),
  guards: [{ guard: { rules: UNLIMITED, isOff: false }, by: -1 }],
  ids: { A: "A", B: "B" },
};
const UNCOUNTED = {
  covers: null,
  maxCovers: null,
  parties: null,
  maxParties: null,
  coversWithoutTable: null,
};
const GUEST = {
  guestPhone: null,
  notes: null,
  arrivedAt: null,
  arrivedGuests: null,
  seatedAt: null,
  leftAt: null,
  updatedAt: "2031-06-13T11:00:00+00:00",
};
const UNKNOWN: Reply = { outcome: "unknown" };
const DONE: Reply = { outcome: "done", replayed: false, body: {} };
const TAKEN: Reply = {
  outcome: "refused",
  reason: "TABLE_TAKEN",
  details: {
    bookingId: "B",
    blockingStatus: "confirmed",
    blockingPartySize: 2,
    blockingArrivedAt: null,
    tableId: "T1",
    blockingBookingId: "A",
    blockingStartAt: WINDOW.startAt,
    blockingEndAt: WINDOW.endAt,
  },
};

function entry(
  action: Action,
  [invokedAt, returnedAt]: [number, number],
  reply: Reply,
): Entry {
  const client = "a client";
  const sent = { client, actor: null, mayRepeat: true, action };
  return { ...sent, invokedAt, returnedAt, reply };
}

function assigned(
  bookingId: string,
  times: [number, number],
  reply: Reply = seated(bookingId),
  key: string | null = null,
): Entry {
  const body = { bookingId, tableIds: ["T1"] };
  return entry({ act: "assign", body, key }, times, reply);
}

function seated(bookingId: string, capacity: object = UNCOUNTED): Reply {
  const body = {
    assignmentId: `assignment of ${bookingId}`,
    bookingId,
    tableIds: ["T1"],
    ...WINDOW,
    capacity: { state: "unlimited", ...capacity },
  };
  return { outcome: "done", replayed: false, body };
}

function resultOf(history: readonly Entry[], start = START): string {
  return check(start, history).result;
}

Deno.test("a history has a serial order when one party gets the table and the other is refused", () => {
  const history = [assigned("B", [0, 3], TAKEN), assigned("A", [1, 2])];
  assertEquals(resultOf(history), "legal");
});

Deno.test("a history in which two parties get one table has no serial order, and the explanation shows both", () => {
  const history = [assigned("A", [0, 3]), assigned("B", [1, 2])];
  assertEquals(resultOf(history), "illegal");
  const text = explain(START, history);
  assertEquals(
    text.split("\n").slice(0, 2),
    [
      "No serial order explains 2 actions, nor the first 2 of them.",
      "1 can be put in order and lead to:",
    ],
  );
  assertStringIncludes(text, "B: confirmed, party of 2");
  assertStringIncludes(text, '"assignmentId":"assignment of A"');
});

Deno.test("a refusal that was answered before its cause was sent has no serial order", () => {
  const history = [assigned("B", [0, 1], TAKEN), assigned("A", [2, 3])];
  assertEquals(resultOf(history), "illegal");
});

Deno.test("a request without a reply may be the cause of a refusal", () => {
  const lost = assigned("A", [0, Infinity], UNKNOWN);
  const history = [lost, assigned("B", [1, 2], TAKEN)];
  assertEquals(resultOf(history), "legal");
});

Deno.test("a request that promised to have changed nothing is not the cause of a refusal", () => {
  const undone = assigned("A", [0, 3], { outcome: "undone" });
  const history = [undone, assigned("B", [1, 2], TAKEN)];
  assertEquals(resultOf(history), "illegal");
});

Deno.test("two answers must not name one assignment by different ids, nor two assignments by one", () => {
  const again = seated("A");
  const sameSet = (assignmentId: string): Reply =>
    again.outcome === "done"
      ? { ...again, body: { ...again.body, assignmentId } }
      : again;
  const first = assigned("A", [0, 1]);
  const result = (id: string) =>
    resultOf([first, assigned("A", [2, 3], sameSet(id))]);
  assertEquals(
    [result("assignment of A"), result("another id")],
    ["legal", "illegal"],
  );
  const release: Action = {
    act: "release",
    body: { bookingId: "A" },
    key: null,
  };
  const body = { bookingId: "A", releasedTableIds: ["T1"] };
  const released = entry(release, [2, 3], {
    outcome: "done",
    replayed: false,
    body,
  });
  const seatedAgain = assigned("A", [4, 5], sameSet("assignment of A"));
  assertEquals(resultOf([first, released, seatedAgain]), "illegal");
});

Deno.test("a decision may count a party that has just left, and never leaves one out", () => {
  const rules = {
    table: "present",
    rules: [{ ...ANY_SERVICE, maxCovers: 9 }],
  } as const;
  const guards = [{ guard: { rules, isOff: false }, by: -1 }];
  const limits = { state: "enforced", maxCovers: 9, maxParties: null };
  const result = (covers: number, parties: number) =>
    resultOf(
      [assigned("A", [0, 1], seated("A", { ...limits, covers, parties }))],
      { ...START, guards },
    );
  assertEquals(
    [result(2, 1), result(4, 2), result(0, 0)],
    ["legal", "legal", "illegal"],
  );
});

Deno.test("a request that overlaps a change of the rules may be decided by either, a later one only by the new ones", () => {
  const none = { ...ANY_SERVICE, maxParties: 0 };
  const change: Action = {
    act: "set rules",
    rules: { table: "present", rules: [none] },
    cause: "no more parties",
  };
  const changed = (times: [number, number]) => entry(change, times, DONE);
  assertEquals(resultOf([changed([0, 3]), assigned("A", [1, 4])]), "legal");
  assertEquals(resultOf([changed([0, 1]), assigned("A", [2, 3])]), "illegal");
});

Deno.test("a limit that was added meanwhile may be missed only by a request that comes before it, unless there was no table to lock", () => {
  const one = { ...ANY_SERVICE, maxParties: 1 };
  const limits = {
    state: "enforced",
    covers: 2,
    maxCovers: null,
    parties: 1,
    maxParties: 1,
  };
  const change: Action = {
    act: "set rules",
    rules: { table: "present", rules: [one] },
    cause: "one party",
  };
  const body = { bookingId: "B", tableIds: ["T2"] };
  const counted = seated("B", limits);
  const history = (state: string) => [
    entry(change, [0, 4], DONE),
    assigned("A", [1, 5], seated("A", { ...UNCOUNTED, state })),
    // It is counted without the other, so that it comes before it.
    entry({ act: "assign", body, key: null }, [2, 3], {
      ...counted,
      ...("body" in counted && { body: { ...counted.body, tableIds: ["T2"] } }),
    }),
  ];
  const absent = [{
    guard: { rules: { table: "absent" }, isOff: false },
    by: -1,
  }] as const;
  assertEquals(
    [
      resultOf(history("unlimited")),
      resultOf(history("absent"), { ...START, guards: absent }),
    ],
    ["illegal", "legal"],
  );
});

Deno.test("a service period that was moved decides from then on", () => {
  const dinner = { id: "dinner", dayOfWeek: null, start: 1020, end: 1380 };
  const start = {
    ...START,
    restaurant: { ...RESTAURANT, servicePeriods: [dinner] },
  };
  const full: Reply = {
    outcome: "refused",
    reason: "CAPACITY_EXCEEDED",
    details: {
      limit: "parties",
      state: "enforced",
      covers: 2,
      maxCovers: null,
      parties: 1,
      maxParties: 0,
      coversWithoutTable: 2,
      servicePeriodId: null,
      serviceDate: "2031-06-13",
    },
  };
  const rules = {
    table: "present",
    rules: [{ ...ANY_SERVICE, maxParties: 0 }],
  } as const;
  const guards = [{ guard: { rules, isOff: false }, by: -1 }];
  const moved = entry({ act: "move periods", start: 1140 }, [0, 1], DONE);
  const refused = assigned("A", [2, 3], full);
  assertEquals(
    [
      resultOf([moved, refused], { ...start, guards }),
      resultOf([refused], { ...start, guards }),
    ],
    ["legal", "illegal"],
  );
});

Deno.test("a table that is held is not deleted, and one that was deleted is not found", () => {
  const deletion = (isRefused: boolean, times: [number, number]) =>
    entry({ act: "delete table", tableId: "T1" }, times, {
      outcome: "done",
      replayed: false,
      body: { isRefused },
    });
  const missing: Reply = {
    outcome: "refused",
    reason: "TABLE_NOT_FOUND",
    details: {},
  };
  const seatedFirst = assigned("A", [0, 1]);
  assertEquals(
    [
      resultOf([seatedFirst, deletion(true, [2, 3])]),
      resultOf([seatedFirst, deletion(false, [2, 3])]),
      resultOf([deletion(false, [0, 1]), assigned("A", [2, 3], missing)]),
      resultOf([deletion(false, [0, 1]), assigned("A", [2, 3])]),
    ],
    ["legal", "illegal", "legal", "illegal"],
  );
});

Deno.test("the bookings of a deleted restaurant are not found", () => {
  const deletion = entry({ act: "delete restaurant" }, [2, 3], DONE);
  const missing: Reply = {
    outcome: "refused",
    reason: "BOOKING_NOT_FOUND",
    details: {},
  };
  const result = (reply: Reply) =>
    resultOf([assigned("A", [0, 1]), deletion, assigned("B", [4, 5], reply)]);
  assertEquals([result(missing), result(TAKEN)], ["legal", "illegal"]);
});

Deno.test("what a look shows has to be there at some moment of the look", () => {
  const pending = {
    ...WINDOW,
    ...GUEST,
    status: "pending",
    partySize: 2,
    guestName: "Ada Testguest",
    tableIds: [],
    assignmentId: null,
    windows: [],
    events: 1,
  };
  const bookings = { A: pending, B: pending };
  const body = { bookings, blocks: {}, blockEvents: 0 };
  const look = (times: [number, number]) =>
    entry({ act: "look" }, times, { outcome: "done", replayed: false, body });
  assertEquals(resultOf([assigned("A", [0, 2]), look([1, 3])]), "legal");
  assertEquals(resultOf([assigned("A", [0, 1]), look([2, 3])]), "illegal");
});

Deno.test("a key is answered again with the first answer", () => {
  const first = seated("A");
  if (first.outcome !== "done") throw new Error("It was seated");
  const result = (body: Readonly<Record<string, unknown>>) =>
    resultOf([
      assigned("A", [0, 1], first, "k"),
      assigned("A", [2, 3], { outcome: "done", replayed: true, body }, "k"),
    ]);
  const other = { ...first.body, capacity: { ...UNCOUNTED, state: "absent" } };
  assertEquals([result(first.body), result(other)], ["legal", "illegal"]);
});

Deno.test("a kept answer shows the guest's name and the notes as they are now", () => {
  const edited = (guestName: string, key: string | null): Action => ({
    act: "edit",
    body: { bookingId: "A", guestName },
    key,
  });
  const answer = (
    guestName: string,
    second = 0,
    replayed = false,
  ): Reply => ({
    outcome: "done",
    replayed,
    body: {
      booking: {
        id: "A",
        restaurantId: "R",
        status: "pending",
        partySize: 2,
        ...WINDOW,
        ...GUEST,
        guestName,
        updatedAt: `2031-06-13T12:00:0${second}+00:00`,
      },
      assignment: null,
      capacity: UNCOUNTED,
    },
  });
  const result = (name: string) =>
    resultOf([
      entry(edited("Ada", "k"), [0, 1], answer("Ada")),
      entry(edited("Grace", null), [2, 3], answer("Grace", 1)),
      entry(edited("Ada", "k"), [4, 5], answer(name, 0, true)),
    ]);
  assertEquals([result("Grace"), result("Ada")], ["legal", "illegal"]);
});

Deno.test("a kept answer is remembered with the assignment that it named", () => {
  const edit: Action = {
    act: "edit",
    body: { bookingId: "A", partySize: 1 },
    key: "k",
  };
  const release: Action = {
    act: "release",
    body: { bookingId: "A" },
    key: null,
  };
  const history = withRepeats([
    assigned("A", [0, 1]),
    // It arrived twice: once it came before the release, once after.
    entry(edit, [2, 6], {
      outcome: "refused",
      reason: "IDEMPOTENCY_KEY_REUSED",
      details: { cause: "the assignment no longer exists" },
    }),
    entry(release, [4, 5], {
      outcome: "done",
      replayed: false,
      body: { bookingId: "A", releasedTableIds: ["T1"] },
    }),
  ]);
  assertEquals(history.length, 4);
  assertEquals(resultOf(history), "legal");
});

Deno.test("two sessions of two steps have six orders, three have ninety", () => {
  assertEquals(ordersOf([2, 2]).length, 6);
  assertEquals(ordersOf([2, 2, 2]).length, 90);
});
