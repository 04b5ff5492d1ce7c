import { assertEquals } from "@std/assert";
import type { Booking } from "../../../../dashboard/src/data/booking.ts";
import { tableName } from "../../../../dashboard/src/floor/table_name.ts";
import { tableState } from "../../../../dashboard/src/floor/table_state.ts";
import { at, bookingWith, tableWith, WORDING } from "../samples.ts";

const GARCIA = bookingWith({
  id: "garcia",
  guestName: "Garcia",
  partySize: 4,
  status: "checked_in",
  startAt: at("18:00"),
  seatedAt: at("18:02"),
  endAt: at("19:30"),
  tableIds: ["t1"],
});
const HUBER = bookingWith({
  id: "huber",
  guestName: "Huber",
  partySize: 4,
  status: "confirmed",
  startAt: at("19:30"),
  arrivedAt: at("19:35"),
  tableIds: ["t1"],
});

function nameAt(time: string, ...bookings: Booking[]): string {
  const table = tableWith();
  const now = at(time);
  const state = tableState({ table, bookings, blocks: [] }, now);
  return tableName(state, { table, now, wording: WORDING });
}

Deno.test("the name of a table says who sits there, for how long, and who is next", () => {
  assertEquals(
    nameAt("19:41", GARCIA, HUBER),
    "M1, 4 seats. Garcia, 4 guests, seated 99 minutes, over by 11. " +
      "Next: Huber, 4, 19:30, here 6 minutes.",
  );
});

Deno.test("the name of a table that nobody has says until when", () => {
  assertEquals(nameAt("12:00"), "M1, 4 seats. Free.");
  const later = { ...HUBER, arrivedAt: null };
  assertEquals(
    nameAt("18:30", later),
    "M1, 4 seats. Free to 19:30, 60 minutes. Next: Huber, 4, 19:30.",
  );
});

Deno.test("the name of a promised table says when the party comes", () => {
  const later = { ...HUBER, arrivedAt: null, notes: "Nuts" };
  assertEquals(
    nameAt("19:00", later),
    "M1, 4 seats. Huber, 4 guests, reserved for 19:30, in 30 minutes. Has notes.",
  );
  assertEquals(
    nameAt("19:41", { ...later, tableIds: ["t1", "t2"] }),
    "M1, 4 seats. Huber, 4 guests, also at M2, late by 11 minutes. Has notes.",
  );
});
