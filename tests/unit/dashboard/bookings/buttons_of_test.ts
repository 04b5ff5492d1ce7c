import { assertEquals } from "@std/assert";
import { buttonsOf } from "../../../../dashboard/src/bookings/buttons_of.ts";
import type { ButtonOptions } from "../../../../dashboard/src/bookings/party_button.ts";
import type { Booking } from "../../../../dashboard/src/data/booking.ts";
import { at, bookingWith, suggestionWith, WORDING } from "../samples.ts";

function labelsAt(
  time: string,
  booking: Booking,
  options: Partial<ButtonOptions> = {},
): string[] {
  return buttonsOf(booking, {
    bookings: [booking],
    suggestions: [],
    seatable: [],
    restaurantId: "restaurant",
    now: at(time),
    isNow: true,
    wording: WORDING,
    ...options,
  }).map(({ label }) => label);
}

const HELD = bookingWith({ status: "confirmed", tableIds: ["t1"] });
const SITS = bookingWith({
  id: "garcia",
  guestName: "Garcia",
  status: "checked_in",
  startAt: at("18:00"),
  endAt: at("19:00"),
  tableIds: ["t1"],
});

Deno.test("a party with a table is seated at it with one tap", () => {
  assertEquals(labelsAt("19:00", HELD)[0], "Seat at M1");
});

Deno.test("a party whose table is occupied makes its occupant leave", () => {
  const labels = labelsAt("19:05", HELD, { bookings: [HELD, SITS] });
  assertEquals(labels.slice(0, 2), [
    "Garcia has left, seat Ada",
    "Seat at M1",
  ]);
});

Deno.test("a party that sits has left with one tap, with the next in its place if that is here", () => {
  assertEquals(labelsAt("19:05", SITS)[0], "Garcia has left");
  const here = { ...HELD, arrivedAt: at("19:00") };
  assertEquals(
    labelsAt("19:05", SITS, { bookings: [SITS, here] }).slice(0, 2),
    ["Garcia has left, seat Ada", "Garcia has left"],
  );
});

Deno.test("No-show is there from the start on, and comes first after 15 minutes", () => {
  assertEquals(labelsAt("18:59", HELD).includes("No-show"), false);
  assertEquals(labelsAt("19:00", HELD).includes("No-show"), true);
  assertEquals(labelsAt("19:15", HELD)[0], "No-show");
  const here = { ...HELD, arrivedAt: at("18:50") };
  assertEquals(labelsAt("19:15", here).includes("No-show"), false);
});

Deno.test("a party without a table is offered tables for now and for its time", () => {
  const labels = labelsAt("18:45", bookingWith(), {
    seatable: [suggestionWith()],
    suggestions: [suggestionWith({ tableIds: ["t2"], labels: ["M2"] })],
  });
  assertEquals(labels.slice(0, 3), [
    "Seat at M1",
    "Reserve M2",
    "Choose tables",
  ]);
});

Deno.test("a party that came after all gets the table back that it had", () => {
  const noShow = bookingWith({ status: "no_show", formerTableIds: ["t1"] });
  assertEquals(labelsAt("19:40", noShow), [
    "Seat at M1",
    "Choose tables",
    "Reopen",
  ]);
});

Deno.test("nobody sits down while another time is shown", () => {
  const options = { isNow: false, seatable: [suggestionWith()] };
  for (const booking of [HELD, bookingWith()]) {
    const labels = labelsAt("18:45", booking, options);
    assertEquals(labels.filter((label) => label.startsWith("Seat")), []);
  }
});
