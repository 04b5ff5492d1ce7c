import { assertEquals, assertNotEquals } from "@std/assert";
import {
  type Booking,
  type BookingStatus,
  holdsTables,
  isOver,
  isWaiting,
  nameOf,
  needsTable,
  versionOf,
} from "../../../../dashboard/src/data/booking.ts";
import { Constants } from "../../../../supabase/functions/_shared/database.types.ts";
import { at, bookingWith } from "../samples.ts";

const STATUSES = Constants.public.Enums.booking_status;

function statusesThat(
  is: (booking: Booking) => boolean,
) {
  return STATUSES.filter((status: BookingStatus) =>
    is(bookingWith({ status }))
  );
}

Deno.test("every status needs tables, holds them, or is over", () => {
  assertEquals(statusesThat(needsTable), ["pending"]);
  assertEquals(statusesThat(holdsTables), ["confirmed", "checked_in"]);
  assertEquals(statusesThat(isOver), ["completed", "cancelled", "no_show"]);
});

Deno.test("a party waits from its arrival until it sits or is over", () => {
  const arrivedAt = at("18:50");
  const waiting = STATUSES.filter((status) =>
    isWaiting(bookingWith({ status, arrivedAt }))
  );
  assertEquals(waiting, ["pending", "confirmed"]);
  assertEquals(isWaiting(bookingWith()), false);
});

Deno.test("a booking without a guest's name is a walk-in", () => {
  assertEquals(nameOf(bookingWith({ guestName: "" })), "Walk-in");
  assertEquals(nameOf(bookingWith()), "Ada");
});

Deno.test("a version changes with everything that an action changes", () => {
  const version = versionOf(bookingWith());
  const changes: Partial<Booking>[] = [
    { status: "confirmed" },
    { partySize: 3 },
    { startAt: at("19:15") },
    { endAt: at("21:15") },
    { tableIds: ["t1"] },
  ];
  for (const change of changes) {
    assertNotEquals(versionOf(bookingWith(change)), version);
  }
  assertEquals(versionOf(bookingWith({ notes: "By the window" })), version);
});
