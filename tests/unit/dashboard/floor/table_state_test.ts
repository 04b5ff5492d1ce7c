import { assertEquals } from "@std/assert";
import type { Booking } from "../../../../dashboard/src/data/booking.ts";
import {
  type TableFacts,
  tableState,
} from "../../../../dashboard/src/floor/table_state.ts";
import { at, bookingWith, tableWith } from "../samples.ts";

const BLOCK = {
  assignmentId: "block",
  tableIds: ["t1"],
  startAt: at("19:00"),
  endAt: at("23:00"),
  reason: "Wobbles",
  partOf: null,
};

/** Table M1 with its bookings, by start. */
function factsWith(options: Partial<TableFacts> = {}): TableFacts {
  return { table: tableWith(), bookings: [], blocks: [], ...options };
}

/** A party that is promised table M1. */
function promised(options: Partial<Booking> = {}): Booking {
  return bookingWith({ status: "confirmed", tableIds: ["t1"], ...options });
}

/** A party that has been sitting at table M1 since 18:30, until 20:00. */
function sitting(options: Partial<Booking> = {}): Booking {
  return promised({
    id: "garcia",
    status: "checked_in",
    startAt: at("18:30"),
    seatedAt: at("18:32"),
    endAt: at("20:00"),
    ...options,
  });
}

/** The kind of table M1 and its minutes. */
function kindAt(time: string, ...bookings: Booking[]) {
  const { kind, minutes } = tableState(factsWith({ bookings }), at(time));
  return [kind, minutes];
}

Deno.test("a table that is promised to nobody within two hours is free", () => {
  assertEquals(kindAt("19:00"), ["free", 0]);
  const late = promised({ startAt: at("21:01"), endAt: at("22:00") });
  assertEquals(kindAt("19:00", late), ["free", 0]);
});

Deno.test("a table that is promised within two hours is free until then", () => {
  const ada = promised({ startAt: at("20:50"), endAt: at("22:00") });
  assertEquals(kindAt("18:50", ada), ["free until", 120]);
  assertEquals(kindAt("20:04", ada), ["free until", 46]);
});

Deno.test("a table is reserved from 45 minutes before the start", () => {
  assertEquals(kindAt("18:15", promised()), ["reserved", 45]);
  assertEquals(kindAt("18:44", promised()), ["reserved", 16]);
});

Deno.test("a party is due from 15 minutes before the start to 5 after", () => {
  assertEquals(kindAt("18:45", promised()), ["due", 15]);
  assertEquals(kindAt("19:00", promised()), ["due", 0]);
  assertEquals(kindAt("19:04", promised()), ["due", -4]);
});

Deno.test("a party is late from 5 minutes after the start to its end", () => {
  assertEquals(kindAt("19:05", promised()), ["late", 5]);
  assertEquals(kindAt("20:59", promised()), ["late", 119]);
  assertEquals(kindAt("21:00", promised()), ["free", 0]);
});

Deno.test("a party that has arrived is here, whether it is early or late", () => {
  const here = promised({ arrivedAt: at("18:20") });
  assertEquals(kindAt("18:26", here), ["here", 6]);
  assertEquals(kindAt("19:20", here), ["here", 60]);
});

Deno.test("a party that sits is seated, with the minutes that are left", () => {
  assertEquals(kindAt("18:41", sitting()), ["seated", 79]);
  assertEquals(kindAt("19:44", sitting()), ["seated", 16]);
});

Deno.test("a party with 15 minutes left or fewer is ending", () => {
  assertEquals(kindAt("19:45", sitting()), ["ending", 15]);
  assertEquals(kindAt("20:00", sitting()), ["ending", 0]);
});

Deno.test("a party that sits past its end is over, whoever is next", () => {
  assertEquals(kindAt("20:11", sitting()), ["over", 11]);
  const next = promised({ startAt: at("20:00"), endAt: at("21:30") });
  const { kind, party, next: after } = tableState(
    factsWith({ bookings: [sitting(), next] }),
    at("20:11"),
  );
  assertEquals([kind, party?.id, after?.id], ["over", "garcia", "ada"]);
});

Deno.test("a party that sits hides nobody who comes next", () => {
  const next = promised({ startAt: at("20:30"), endAt: at("22:00") });
  const facts = factsWith({ bookings: [sitting(), next] });
  assertEquals(tableState(facts, at("19:00")).next?.id, "ada");
});

Deno.test("a table is just left for 5 minutes, unless the next party is due", () => {
  const gone = promised({
    id: "gone",
    status: "completed",
    startAt: at("17:00"),
    endAt: at("19:00"),
    leftAt: at("18:42"),
    formerTableIds: ["t1"],
    tableIds: [],
  });
  assertEquals(kindAt("18:44", gone), ["left", 2]);
  assertEquals(kindAt("18:47", gone), ["free", 0]);
  assertEquals(kindAt("18:46", gone, promised()), ["due", 14]);
});

Deno.test("a block lasts until its end, and one that is to come ends a free table", () => {
  const facts = factsWith({ blocks: [BLOCK] });
  assertEquals(tableState(facts, at("18:30")).kind, "free until");
  assertEquals(tableState(facts, at("18:30")).until, at("19:00"));
  const blocked = tableState(facts, at("19:00"));
  assertEquals([blocked.kind, blocked.until], ["blocked", at("23:00")]);
  assertEquals(tableState(facts, at("23:00")).kind, "free");
});

Deno.test("a block that was made in this minute counts at once", () => {
  const block = { ...BLOCK, startAt: at("19:00") + 40_000 };
  const facts = factsWith({ blocks: [block] });
  assertEquals(tableState(facts, at("18:59")).kind, "free until");
  assertEquals(tableState(facts, at("19:00")).kind, "blocked");
});

Deno.test("a table out of use is not in use", () => {
  const table = tableWith({ isActive: false });
  assertEquals(tableState(factsWith({ table }), at("19:00")).kind, "inactive");
});

Deno.test("a blocked table and one out of use still show who sits there", () => {
  const facts = factsWith({
    table: tableWith({ isActive: false }),
    bookings: [sitting()],
    blocks: [BLOCK],
  });
  const { kind, party, block } = tableState(facts, at("19:30"));
  assertEquals([kind, party?.id, block], ["seated", "garcia", BLOCK]);
});
