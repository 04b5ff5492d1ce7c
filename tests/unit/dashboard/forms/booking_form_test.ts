import { assertEquals } from "@std/assert";
import {
  chosenTables,
  newBooking,
} from "../../../../dashboard/src/forms/booking_form.ts";
import {
  firstSlot,
  firstStart,
  paceAt,
  slotMark,
  slotsFrom,
} from "../../../../dashboard/src/forms/booking_slots.ts";
import { NO_SUGGESTIONS } from "../../../../dashboard/src/suggestions/suggestion.ts";
import { at, suggestionWith } from "../samples.ts";
import { readingWith } from "./reading_sample.ts";

const SHORT = suggestionWith({
  tableIds: ["t2"],
  labels: ["M2"],
  isFull: false,
  freeUntil: "2031-06-13T18:50:00+00:00",
});
const FULL = suggestionWith({ tableIds: ["t7"], labels: ["M7"] });

Deno.test("the best table is one for the whole stay, then a shorter one, then none", () => {
  const best = { type: "best" as const };
  assertEquals(chosenTables(best, [SHORT, FULL]), FULL);
  assertEquals(chosenTables(best, [SHORT]), SHORT);
  assertEquals(chosenTables(best, []), null);
  assertEquals(chosenTables({ type: "none" }, [FULL]), null);
});

Deno.test("a table that was chosen on the floor stays, though the server proposes others", () => {
  const choice = { type: "tables" as const, tableIds: ["t9"] };
  assertEquals(chosenTables(choice, [FULL])?.tableIds, ["t9"]);
  const known = { type: "tables" as const, tableIds: ["t2"] };
  assertEquals(chosenTables(known, [FULL, SHORT]), SHORT);
});

const FIELDS = {
  partySize: 4,
  startAt: at("20:00"),
  name: " Meyer ",
  phone: "",
  notes: "",
};

Deno.test("a booking can be saved without a table", () => {
  assertEquals(newBooking(FIELDS, null), {
    partySize: 4,
    startAt: at("20:00"),
    guestName: "Meyer",
  });
});

Deno.test("a booking at a table that is promised later ends before that", () => {
  assertEquals(newBooking({ ...FIELDS, notes: "Window" }, SHORT), {
    partySize: 4,
    startAt: at("20:00"),
    endAt: at("20:50"),
    tableIds: ["t2"],
    guestName: "Meyer",
    notes: "Window",
  });
});

Deno.test("a new booking starts at the next quarter of the service that runs or comes next", () => {
  assertEquals(firstStart(readingWith(), at("19:41")), at("19:45"));
  assertEquals(firstStart(readingWith(), at("12:00")), at("18:00"));
  assertEquals(firstStart({ services: [] }, at("12:10")), at("12:15"));
});

Deno.test("the times that are offered stay while the chosen one is among them", () => {
  const first = firstSlot(null, at("20:00"), at("18:00"));
  assertEquals(first, at("19:15"));
  assertEquals(firstSlot(first, at("21:00"), at("18:00")), first);
  assertEquals(firstSlot(first, at("21:15"), at("18:00")), at("20:30"));
  assertEquals(slotsFrom(first).at(-1), at("21:00"));
});

Deno.test("a time that is over is not offered, unless it was chosen", () => {
  assertEquals(firstSlot(null, at("20:00"), at("19:41")), at("19:45"));
  assertEquals(firstSlot(null, at("18:30"), at("19:41")), at("18:30"));
});

Deno.test("a time is free, short, full, or too much for the kitchen", () => {
  const found = (...suggestions: typeof FULL[]) => ({
    ...NO_SUGGESTIONS,
    suggestions,
  });
  const quiet = { covers: 4, advised: 14 };
  const busy = { covers: 12, advised: 14 };
  assertEquals(slotMark(undefined, 4, quiet), null);
  assertEquals(slotMark(found(FULL), 4, quiet), "free");
  assertEquals(slotMark(found(SHORT), 4, quiet), "short");
  assertEquals(slotMark(found(), 4, quiet), "full");
  assertEquals(slotMark(found(FULL), 4, busy), "busy kitchen");
  assertEquals(slotMark(found(FULL), 2, busy), "free");
  assertEquals(slotMark(found(FULL), 4, { ...busy, advised: null }), "free");
});

Deno.test("the pace is that of the quarter of an hour in which a party starts", () => {
  const { services } = readingWith();
  assertEquals(paceAt(services, at("20:10")), { covers: 12, advised: 14 });
  assertEquals(paceAt(services, at("20:15")), { covers: 0, advised: 14 });
  assertEquals(paceAt([], at("20:10")), { covers: 0, advised: null });
});
