import { assertEquals } from "@std/assert";
import type { Booking } from "../../../../dashboard/src/data/booking.ts";
import {
  type TableFace,
  tableFace,
} from "../../../../dashboard/src/floor/table_face.ts";
import {
  type TableFacts,
  tableState,
} from "../../../../dashboard/src/floor/table_state.ts";
import { at, bookingWith, tableWith, WORDING } from "../samples.ts";

function promised(options: Partial<Booking> = {}): Booking {
  return bookingWith({ status: "confirmed", tableIds: ["t1"], ...options });
}

function sitting(options: Partial<Booking> = {}): Booking {
  return promised({ status: "checked_in", seatedAt: at("19:00"), ...options });
}

const HUBER = promised({
  id: "huber",
  guestName: "Huber",
  partySize: 4,
  startAt: at("21:00"),
  endAt: at("23:00"),
});

/** The face of table M1 with these bookings. */
function faceAt(
  time: string,
  width: number,
  ...bookings: Booking[]
): TableFace {
  return faceOf(time, width, { bookings });
}

function faceOf(
  time: string,
  width: number,
  options: Partial<TableFacts>,
): TableFace {
  const table = tableWith();
  const now = at(time);
  const facts = { table, bookings: [], blocks: [], ...options };
  const state = tableState(facts, now);
  return tableFace(state, { table: facts.table, width, now, wording: WORDING });
}

Deno.test("a table has a name, its minutes, and who comes next", () => {
  assertEquals(faceAt("19:41", 160, sitting(), HUBER).lines, [
    "Ada",
    "41 min · 79 left",
    "then 21:00 Huber 4",
  ]);
});

Deno.test("a narrow table has one number, and only the time of who comes next", () => {
  assertEquals(faceAt("19:41", 80, sitting(), HUBER).lines, [
    "Ada",
    "79 left",
    "21:00",
  ]);
  assertEquals(faceAt("19:11", 80, promised()).lines, ["Ada", "Late 11"]);
  assertEquals(faceAt("21:11", 80, sitting()).lines, ["Ada", "+11"]);
});

Deno.test("a free table shows its seats, until when, and for whom", () => {
  const face = faceAt("19:51", 160, HUBER);
  assertEquals([face.size, face.isSeats], [4, true]);
  assertEquals(face.lines, ["Free to 21:00 · 69 min", "Huber 4"]);
  assertEquals(faceAt("19:51", 80, HUBER).lines, [
    "Free",
    "to 21:00",
    "Huber 4",
  ]);
  assertEquals(faceAt("12:00", 160).lines, ["Free"]);
});

Deno.test("no state is told by its colour alone", () => {
  const signs = [
    faceAt("18:30", 160, promised()),
    faceAt("19:11", 160, promised()),
    faceAt("20:50", 160, sitting()),
    faceOf("19:00", 160, { table: tableWith({ isActive: false }) }),
  ].map(({ sign }) => sign);
  assertEquals(signs, ["clock", "late", "hourglass", "cross"]);
  assertEquals(faceAt("21:11", 160, sitting()).badge, "+11");
  const here = promised({ arrivedAt: at("18:50") });
  assertEquals(faceAt("19:00", 160, here).badge, "Here");
  assertEquals(faceAt("19:41", 160, sitting()).passed?.toFixed(2), "0.34");
});

Deno.test("an overdue table says that the next party is here", () => {
  const here = { ...HUBER, arrivedAt: at("21:05") };
  const face = faceAt("21:11", 160, sitting(), here);
  assertEquals(face.lines, ["Ada", "Over by 11", "Huber 4"]);
  assertEquals([face.isNextHere, face.role], [true, "alarm"]);
});

Deno.test("tables that a party has together name each other", () => {
  const party = sitting({ tableIds: ["t1", "t2"] });
  assertEquals(faceAt("19:41", 160, party).lines.at(-1), "+ M2");
});

Deno.test("notes are a sign, but not of a party that has left", () => {
  assertEquals(faceAt("19:41", 160, sitting({ notes: "Nuts" })).hasNotes, true);
  const gone = sitting({
    status: "completed",
    notes: "Nuts",
    leftAt: at("19:40"),
  });
  const face = faceAt("19:42", 160, gone);
  assertEquals([face.hasNotes, face.lines], [false, ["Left 2 min ago"]]);
});
