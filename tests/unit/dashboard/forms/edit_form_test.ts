import { assertEquals } from "@std/assert";
import {
  changesOf,
  lengthText,
  problemOf,
  valuesOf,
  withStart,
} from "../../../../dashboard/src/forms/edit_form.ts";
import { at, bookingWith } from "../samples.ts";

const BEFORE = valuesOf(bookingWith({ notes: "Window", guestPhone: "0123" }));

Deno.test("what was not touched is not among the changes", () => {
  assertEquals(changesOf(BEFORE, BEFORE), {});
  assertEquals(changesOf({ ...BEFORE, partySize: 3 }, BEFORE), {
    partySize: 3,
  });
});

Deno.test("a moved start takes the end along", () => {
  const moved = withStart(BEFORE, at("21:30"));
  assertEquals(changesOf(moved, BEFORE), {
    startAt: at("21:30"),
    endAt: at("23:30"),
  });
  assertEquals(lengthText(moved), "2 h");
});

Deno.test("across midnight the end is on the next date, and the stay as long", () => {
  const moved = withStart(BEFORE, at("23:00"));
  assertEquals(moved.endAt - moved.startAt, BEFORE.endAt - BEFORE.startAt);
  assertEquals(problemOf(moved, BEFORE), null);
});

Deno.test("notes and a phone number can be taken away, a name only be changed", () => {
  const cleared = { ...BEFORE, phone: "", notes: " " };
  assertEquals(changesOf(cleared, BEFORE), { guestPhone: null, notes: null });
  const nameless = { ...BEFORE, name: " " };
  assertEquals(
    problemOf(nameless, BEFORE),
    "A name can be changed, but not taken away.",
  );
  assertEquals(changesOf({ ...BEFORE, name: " Eve " }, BEFORE), {
    guestName: "Eve",
  });
});

Deno.test("a walk-in can stay without a name", () => {
  const walkIn = valuesOf(bookingWith({ guestName: "" }));
  assertEquals(problemOf(walkIn, walkIn), null);
  assertEquals(changesOf(walkIn, walkIn), {});
});

Deno.test("a booking ends after it starts, within 24 hours", () => {
  const { startAt } = BEFORE;
  assertEquals(
    problemOf({ ...BEFORE, endAt: startAt }, BEFORE),
    "The end has to be after the start.",
  );
  assertEquals(
    problemOf({ ...BEFORE, endAt: startAt + 25 * 3_600_000 }, BEFORE),
    "A booking lasts at most 24 hours.",
  );
});

Deno.test("the length of a stay is in hours and minutes", () => {
  const text = (time: string) => lengthText({ ...BEFORE, endAt: at(time) });
  assertEquals(text("20:15"), "1 h 15 min");
  assertEquals(text("19:45"), "45 min");
});
