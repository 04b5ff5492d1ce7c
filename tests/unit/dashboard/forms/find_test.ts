import { assertEquals } from "@std/assert";
import { findBookings } from "../../../../dashboard/src/forms/find.ts";
import { stateText } from "../../../../dashboard/src/forms/state_text.ts";
import { at, bookingWith } from "../samples.ts";

const TONIGHT = "2031-06-13";
const BOOKINGS = [
  bookingWith({
    id: "gone",
    guestName: "Müller",
    status: "completed",
    serviceDate: TONIGHT,
  }),
  bookingWith({
    id: "tomorrow",
    guestName: "Muller",
    serviceDate: "2031-06-14",
    startAt: at("18:00"),
  }),
  bookingWith({
    id: "tonight",
    guestName: "Anna Müllerova",
    guestPhone: "+49 (30) 123-45 67",
    notes: "Birthday cake",
    serviceDate: TONIGHT,
  }),
];

function found(text: string): string[] {
  return findBookings(BOOKINGS, text, TONIGHT).map(({ id }) => id);
}

Deno.test("names are found without accents, tonight's first, those that are over after them", () => {
  assertEquals(found("muller"), ["tonight", "gone", "tomorrow"]);
  assertEquals(found("Mayer"), []);
  assertEquals(found(" "), []);
});

Deno.test("a phone number is found by its last digits, a booking by its note", () => {
  assertEquals(found("4567"), ["tonight"]);
  assertEquals(found("45 67"), ["tonight"]);
  assertEquals(found("123"), []);
  assertEquals(found("67"), []);
  assertEquals(found("cake"), ["tonight"]);
});

Deno.test("a booking without a phone number is not found by digits", () => {
  assertEquals(findBookings([bookingWith()], "000", TONIGHT), []);
});

Deno.test("what was found says how the party stands", () => {
  const text = (options: Parameters<typeof bookingWith>[0], time: string) =>
    stateText(bookingWith(options), at(time));
  assertEquals(text({}, "18:00"), "No table");
  assertEquals(text({ status: "confirmed" }, "19:04"), "Reserved");
  assertEquals(text({ status: "confirmed" }, "19:11"), "Late 11 min");
  assertEquals(text({ arrivedAt: at("19:00") }, "19:11"), "Here");
  assertEquals(text({ status: "checked_in" }, "20:00"), "Seated");
  assertEquals(text({ status: "checked_in" }, "21:01"), "Over");
  assertEquals(text({ status: "completed" }, "21:01"), "Left");
  assertEquals(text({ status: "no_show" }, "21:01"), "No-show");
  assertEquals(text({ status: "cancelled" }, "21:01"), "Cancelled");
});
