import { assertEquals } from "@std/assert";
import { groupBookings } from "../../../../dashboard/src/bookings/groups.ts";
import type { Booking } from "../../../../dashboard/src/data/booking.ts";
import { at, bookingWith } from "../samples.ts";

function named(id: string, options: Partial<Booking>): Booking {
  return bookingWith({ id, ...options });
}

Deno.test("bookings are due, wait, are in, or are done", () => {
  const groups = groupBookings([
    named("due", { status: "confirmed" }),
    named("here", { status: "confirmed", arrivedAt: at("18:30") }),
    named("waits", { arrivedAt: at("18:30") }),
    named("in", { status: "checked_in" }),
    named("left", { status: "completed" }),
    named("no show", { status: "no_show" }),
    named("cancelled", { status: "cancelled" }),
  ], at("17:00"));
  const ids = Object.entries(groups).map(([group, bookings]) => [
    group,
    bookings.map(({ id }) => id).sort(),
  ]);
  assertEquals(Object.fromEntries(ids), {
    due: ["due", "here"],
    wait: ["waits"],
    in: ["in"],
    done: ["cancelled", "left", "no show"],
  });
});

Deno.test("who is late by 15, or has no table within 60 minutes, comes first", () => {
  const { due } = groupBookings([
    named("a bit late", { status: "confirmed", startAt: at("19:20") }),
    named("late", { status: "confirmed", startAt: at("19:15") }),
    named("later", { startAt: at("20:31") }),
    named("no table", { startAt: at("20:30") }),
  ], at("19:30"));
  assertEquals(due.map(({ id }) => id), [
    "late",
    "no table",
    "a bit late",
    "later",
  ]);
});

Deno.test("who sits is listed by the end", () => {
  const groups = groupBookings([
    named("later", { status: "checked_in", endAt: at("22:00") }),
    named("first", { status: "checked_in", startAt: at("20:00") }),
  ], at("20:00"));
  assertEquals(groups.in.map(({ id }) => id), ["first", "later"]);
});
