import { assertEquals } from "@std/assert";
import { check } from "../../prove/history/checker.ts";
import type { Booking, State } from "../../prove/history/state.ts";
import type { Answer, Entry } from "../../prove/history/operation.ts";
import { ordersOf } from "../../prove/interleavings/permutations.ts";

const WINDOW = {
  startAt: "2031-06-13T18:00:00+00:00",
  endAt: "2031-06-13T19:30:00+00:00",
};
const PENDING: Booking = {
  ...WINDOW,
  status: "pending",
  partySize: 2,
  tables: [],
  assignment: null,
  assignmentId: null,
};
const FLOOR = { seats: { T1: 2 }, tables: ["T1"], hasDinner: false };
const START: State = {
  bookings: { A: PENDING, B: PENDING },
  answers: {},
  guards: [{
    rules: { table: "present", maxCovers: null, maxParties: null },
    isOff: false,
    by: -1,
  }],
};

function assigned(
  booking: string,
  [invokedAt, returnedAt]: [number, number],
  answer: Answer = seated(booking),
): Entry {
  const operation = { kind: "assign", booking, tables: ["T1"] } as const;
  const sent = { client: booking, actor: null, operation };
  return { ...sent, invokedAt, returnedAt, answer };
}

function seated(bookingId: string): Answer {
  const capacity = {
    state: "unlimited",
    covers: null,
    maxCovers: null,
    parties: null,
    maxParties: null,
  };
  const assignmentId = `assignment of ${bookingId}`;
  const body = {
    assignmentId,
    bookingId,
    tableIds: ["T1"],
    ...WINDOW,
    capacity,
  };
  return { outcome: "done", replayed: false, body };
}

const TAKEN: Answer = {
  outcome: "refused",
  reason: "TABLE_TAKEN",
  details: {
    tableId: "T1",
    blockingBookingId: "A",
    blockingStartAt: WINDOW.startAt,
    blockingEndAt: WINDOW.endAt,
  },
};

Deno.test("a history has a serial order when one party gets the table and the other hears of it", () => {
  const entries = [assigned("B", [0, 3], TAKEN), assigned("A", [1, 2])];
  assertEquals(check(FLOOR, START, entries).result, "legal");
});

Deno.test("a history in which two parties get one table has no serial order", () => {
  const entries = [assigned("A", [0, 3]), assigned("B", [1, 2])];
  assertEquals(check(FLOOR, START, entries).result, "illegal");
});

Deno.test("a refusal that was answered before its cause was sent has no serial order", () => {
  const entries = [assigned("B", [0, 1], TAKEN), assigned("A", [2, 3])];
  assertEquals(check(FLOOR, START, entries).result, "illegal");
});

Deno.test("a request without an answer may be the cause of a refusal", () => {
  const lost = assigned("A", [0, Infinity], { outcome: "unknown" });
  const entries = [lost, assigned("B", [1, 2], TAKEN)];
  assertEquals(check(FLOOR, START, entries).result, "legal");
});

Deno.test("a kept answer is remembered with the assignment that it named", () => {
  const sent = { client: "A", actor: null } as const;
  const edit = {
    kind: "edit",
    booking: "A",
    changes: { partySize: 1 },
    key: "k",
  } as const;
  const refused: Answer = {
    outcome: "refused",
    reason: "IDEMPOTENCY_KEY_REUSED",
    details: { cause: "the assignment no longer exists" },
  };
  const body = { bookingId: "A", releasedTableIds: ["T1"] };
  const entries: Entry[] = [
    assigned("A", [0, 1]),
    // The network repeated it; once it came before the release, once after.
    {
      ...sent,
      operation: edit,
      invokedAt: 2,
      returnedAt: 6,
      answer: refused,
    },
    {
      ...sent,
      operation: edit,
      invokedAt: 2,
      returnedAt: Infinity,
      answer: { outcome: "unknown" },
    },
    {
      ...sent,
      operation: { kind: "release", booking: "A" },
      invokedAt: 4,
      returnedAt: 5,
      answer: { outcome: "done", replayed: false, body },
    },
  ];
  assertEquals(check(FLOOR, START, entries).result, "legal");
});

Deno.test("two sessions of two steps have six orders, three have ninety", () => {
  assertEquals(ordersOf([2, 2]).length, 6);
  assertEquals(ordersOf([2, 2, 2]).length, 90);
});
