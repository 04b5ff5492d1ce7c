import { assertEquals } from "@std/assert";
import { rowText } from "../../../../dashboard/src/bookings/row_text.ts";
import type { Booking } from "../../../../dashboard/src/data/booking.ts";
import { at, BERLIN, bookingWith } from "../samples.ts";

function lineAt(
  time: string | null,
  options: Partial<Booking>,
  isTableOccupied = false,
) {
  const { line, tone } = rowText(bookingWith(options), {
    now: time === null ? null : at(time),
    timeZone: BERLIN,
    isTableOccupied,
  });
  return [line, tone];
}

const HELD: Partial<Booking> = { status: "confirmed", tableIds: ["t1"] };

Deno.test("a booking has its note until something is up", () => {
  const notes = "Birthday";
  assertEquals(lineAt("18:00", { ...HELD, notes }), ["Birthday", "calm"]);
  assertEquals(lineAt("19:04", { ...HELD, notes }), ["Birthday", "calm"]);
  assertEquals(lineAt("19:11", { ...HELD, notes }), ["Late 11 min", "calm"]);
  assertEquals(lineAt("19:15", { ...HELD, notes }), ["Late 15 min", "warn"]);
});

Deno.test("a booking without a table says so, and warns an hour before", () => {
  assertEquals(lineAt("17:00", {}), ["No table yet", "calm"]);
  assertEquals(lineAt("18:00", {}), ["No table yet", "warn"]);
});

Deno.test("a party that is here says whether its table is", () => {
  const here = { ...HELD, arrivedAt: at("18:54") };
  assertEquals(lineAt("19:00", here), ["Here 6 min", "calm"]);
  assertEquals(lineAt("19:00", here, true), [
    "Here 6 min · table occupied",
    "calm",
  ]);
});

Deno.test("a party that sits has minutes left, or is over", () => {
  const sits: Partial<Booking> = {
    ...HELD,
    status: "checked_in",
    seatedAt: at("19:00"),
  };
  assertEquals(lineAt("19:41", sits), ["41 min · 79 left", "calm"]);
  assertEquals(lineAt("21:11", sits), ["Over by 11", "alarm"]);
});

Deno.test("who waits was quoted a time", () => {
  const waits = { arrivedAt: at("18:48") };
  assertEquals(lineAt("19:00", waits), [
    "Quoted 19:00, waiting 12 min",
    "calm",
  ]);
  assertEquals(lineAt("19:08", waits), ["Quoted 19:00, 8 over", "warn"]);
});

Deno.test("what is done says how it ended", () => {
  const left = { status: "completed", leftAt: at("20:40") } as const;
  assertEquals(lineAt("21:00", left), ["Left 20:40", "calm"]);
  assertEquals(lineAt("21:00", { status: "no_show" }), ["No-show", "calm"]);
  assertEquals(lineAt("21:00", { status: "cancelled" }), ["Cancelled", "calm"]);
});

Deno.test("on another date nobody is late", () => {
  assertEquals(lineAt(null, HELD), ["", "calm"]);
  assertEquals(lineAt(null, {}), ["No table yet", "calm"]);
});
