import { assert, assertEquals, assertThrows } from "@std/assert";
import { answerOf } from "../../../../dashboard/src/data/read_service.ts";

const BOOKING = {
  id: "ada",
  guestName: "Ada",
  guestPhone: null,
  partySize: 2,
  startAt: "2031-06-13T17:00:00+00:00",
  endAt: "2031-06-13T19:00:00+00:00",
  status: "checked_in",
  notes: null,
  arrivedAt: null,
  arrivedGuests: null,
  seatedAt: "2031-06-13T17:02:00+00:00",
  leftAt: null,
  heldFrom: null,
  updatedAt: "2031-06-13T17:02:00.123456+00:00",
  serviceDate: "2031-06-13",
  servicePeriodId: null,
  tableIds: ["t1"],
};
const TABLE = {
  id: "t1",
  zoneId: "main",
  label: "M1",
  seats: 4,
  minParty: 1,
  isMovable: true,
  isActive: true,
  x: 0,
  y: 0,
  width: 100,
  height: 100,
};

/** An answer of `read_service` with one party at one table. */
function answerWith(options: Record<string, unknown> = {}) {
  return {
    revision: "r1",
    now: "2031-06-13T17:41:20.5+00:00",
    restaurant: { id: "r", name: "Zur Probe", timezone: "Europe/Berlin" },
    role: "host",
    serviceDate: "2031-06-13",
    currentServiceDate: "2031-06-13",
    guard: { state: "present", bypass: null },
    services: [],
    zones: [{ id: "main", name: "Main room" }],
    tables: [TABLE],
    adjacencies: [],
    turnTimes: [],
    bookings: [BOOKING],
    blocks: [],
    members: [],
    ...options,
  };
}

Deno.test("an answer is read with its times as moments", () => {
  const { now, reading } = answerOf(answerWith(), undefined);
  assertEquals(now, Date.parse("2031-06-13T17:41:20.5Z"));
  const [ada] = reading.bookings;
  assertEquals(ada?.seatedAt, Date.parse("2031-06-13T17:02:00Z"));
  assertEquals(ada?.updatedAt, BOOKING.updatedAt);
  assertEquals(reading.tables.get("t1")?.label, "M1");
});

Deno.test("an answer without changes keeps the reading and takes the new revision", () => {
  const first = answerOf(answerWith(), undefined);
  const now = "2031-06-13T17:41:23+00:00";
  const second = answerOf({ revision: "r2", now, unchanged: true }, first);
  assert(second.reading === first.reading);
  assertEquals(second.revision, "r2");
});

Deno.test("one row that makes no sense hides nothing else, and is listed", () => {
  const impossible = { ...BOOKING, id: "bad", guestName: "Bea" };
  const { reading } = answerOf(
    answerWith({
      bookings: [
        { ...impossible, endAt: BOOKING.startAt },
        { ...impossible, startAt: "yesterday" },
        null,
        BOOKING,
      ],
      tables: [{ ...TABLE, id: "t2", label: "M2", x: null }, TABLE],
    }),
    undefined,
  );
  assertEquals(reading.bookings.map(({ id }) => id), ["ada"]);
  assertEquals([...reading.tables.keys()], ["t1"]);
  assertEquals(reading.unreadable, [
    { list: "tables", name: "M2" },
    { list: "bookings", name: "Bea" },
    { list: "bookings", name: "Bea" },
    { list: "bookings", name: "a row without a name" },
  ]);
});

Deno.test("an answer that makes no sense at all is a failure", () => {
  assertThrows(() => answerOf(answerWith({ now: "soon" }), undefined));
  assertThrows(() => answerOf(answerWith({ bookings: {} }), undefined));
  assertThrows(() => answerOf(null, undefined));
});

Deno.test("what did not change is the same object as before", () => {
  const first = answerOf(answerWith(), undefined);
  const bert = { ...BOOKING, id: "bert", guestName: "Bert" };
  const { reading } = answerOf(
    answerWith({ revision: "r2", bookings: [bert, BOOKING] }),
    first,
  );
  assert(reading.bookings[1] === first.reading.bookings[0]);
  assert(reading.tables === first.reading.tables);
  assert(reading.zones === first.reading.zones);
  const moved = answerOf(
    answerWith({ tables: [{ ...TABLE, x: 5 }] }),
    first,
  );
  assert(moved.reading.tables !== first.reading.tables);
});

Deno.test("a party that has left keeps in mind where it sat, and one that sits again does not", () => {
  const first = answerOf(answerWith(), undefined);
  const left = { ...BOOKING, status: "completed", tableIds: [] };
  const second = answerOf(answerWith({ bookings: [left] }), first);
  assertEquals(second.reading.bookings[0]?.formerTableIds, ["t1"]);
  const third = answerOf(answerWith({ bookings: [left] }), second);
  assertEquals(third.reading.bookings[0]?.formerTableIds, ["t1"]);
  const again = answerOf(answerWith(), third);
  assertEquals(again.reading.bookings[0]?.formerTableIds, undefined);
});

Deno.test("who has no role, as a program has none, may only look", () => {
  const { reading } = answerOf(answerWith({ role: null }), undefined);
  assertEquals(reading.role, "viewer");
});
