import { assertEquals } from "@std/assert";
import { filterBookings } from "../../../../dashboard/src/bookings/filter.ts";
import { at, bookingWith } from "../samples.ts";

const BOOKINGS = [
  bookingWith({ id: "left", status: "completed", startAt: at("17:00") }),
  bookingWith({ id: "seated", status: "checked_in", startAt: at("18:00") }),
  bookingWith({ id: "late", startAt: at("21:00") }),
  bookingWith({ id: "held", status: "confirmed", startAt: at("19:00") }),
  bookingWith({ id: "early", startAt: at("18:30") }),
  bookingWith({ id: "away", status: "no_show", startAt: at("16:00") }),
];

function idsOf(filter: Parameters<typeof filterBookings>[1]): string[] {
  return filterBookings(BOOKINGS, filter).map(({ id }) => id);
}

Deno.test("all bookings are listed by what they need, then by their start", () => {
  assertEquals(idsOf("all"), [
    "early",
    "late",
    "seated",
    "held",
    "away",
    "left",
  ]);
});

Deno.test("every booking passes one filter besides the one for all", () => {
  assertEquals(idsOf("needs"), ["early", "late"]);
  assertEquals(idsOf("seated"), ["seated", "held"]);
  assertEquals(idsOf("over"), ["away", "left"]);
});

Deno.test("a list is filtered without being changed", () => {
  const before = [...BOOKINGS];
  filterBookings(BOOKINGS, "all");
  assertEquals(BOOKINGS, before);
});
