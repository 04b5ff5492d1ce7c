import { assertEquals } from "@std/assert";
import {
  chosenActions,
  type ChosenOptions,
} from "../../../../dashboard/src/floor/chosen_actions.ts";
import type { Purpose } from "../../../../dashboard/src/choice/use_choice.ts";
import { at, bookingWith } from "../samples.ts";

const HUBER = bookingWith({
  id: "huber",
  guestName: "Huber",
  status: "confirmed",
  startAt: at("21:00"),
  endAt: at("23:00"),
  tableIds: ["t1"],
});
const GARCIA = bookingWith({
  id: "garcia",
  guestName: "Garcia",
  status: "checked_in",
  tableIds: ["t1"],
});

function labelsOf(
  purpose: Purpose,
  options: Partial<ChosenOptions> = {},
  booking = bookingWith(),
): string[] {
  return chosenActions(purpose, booking, {
    tableIds: ["t1"],
    place: "M1",
    bookings: [HUBER, GARCIA],
    restaurantId: "restaurant",
    now: at("19:00"),
    isNow: true,
    ...options,
  }).map(({ label }) => label);
}

Deno.test("the chosen tables are for what they were chosen for", () => {
  assertEquals(labelsOf("reserve"), ["Seat at M1", "Reserve M1"]);
  assertEquals(labelsOf("move"), ["Move to M1"]);
  assertEquals(labelsOf("add"), ["Add M1"]);
  assertEquals(labelsOf("give back"), ["Give M1 back"]);
});

Deno.test("without a chosen table there is nothing to do", () => {
  assertEquals(labelsOf("reserve", { tableIds: [] }), []);
});

Deno.test("nobody sits down while another time is shown", () => {
  assertEquals(labelsOf("reserve", { isNow: false }), ["Reserve M1"]);
});

Deno.test("a party that is over can sit down again, but not have tables reserved", () => {
  const noShow = bookingWith({ status: "no_show" });
  assertEquals(labelsOf("reserve", {}, noShow), ["Seat at M1"]);
});

Deno.test("a party swaps with who sits at the table, or else with who comes first", () => {
  assertEquals(labelsOf("swap"), ["Swap Ada and Garcia"]);
  assertEquals(labelsOf("swap", { bookings: [HUBER] }), ["Swap Ada and Huber"]);
  assertEquals(labelsOf("swap", { bookings: [] }), []);
});
