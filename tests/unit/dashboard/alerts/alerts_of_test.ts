import { assertEquals } from "@std/assert";
import { alertsOf } from "../../../../dashboard/src/alerts/alerts_of.ts";
import type { Booking } from "../../../../dashboard/src/data/booking.ts";
import { at, BERLIN, bookingWith } from "../samples.ts";

const GARCIA = bookingWith({
  id: "garcia",
  guestName: "Garcia",
  partySize: 4,
  status: "checked_in",
  startAt: at("18:00"),
  endAt: at("19:30"),
  tableIds: ["t1"],
});

function huber(options: Partial<Booking> = {}): Booking {
  return bookingWith({
    id: "huber",
    guestName: "Huber",
    partySize: 4,
    status: "confirmed",
    startAt: at("19:50"),
    endAt: at("21:20"),
    tableIds: ["t1"],
    ...options,
  });
}

function alertsAt(time: string, ...bookings: Booking[]) {
  return alertsOf({ bookings }, at(time), BERLIN)
    .map(({ kind, text }) => [kind, text]);
}

Deno.test("an overdue table is an alert once the next party is near or here", () => {
  assertEquals(alertsAt("19:34", GARCIA, huber()), []);
  assertEquals(alertsAt("19:35", GARCIA, huber()), [
    ["over", "Garcia is over by 5. Huber, 4, at 19:50"],
  ]);
  assertEquals(
    alertsAt("19:34", GARCIA, huber({ arrivedAt: at("19:33") })),
    [["next is here", "Garcia is over by 4. Huber, 4, is here"]],
  );
  assertEquals(alertsAt("19:45", GARCIA), []);
});

Deno.test("a party is an alert when it is late by 15 minutes and not here", () => {
  assertEquals(alertsAt("20:04", huber()), []);
  assertEquals(alertsAt("20:05", huber()), [
    ["late", "Huber, 4 guests, is late by 15 min"],
  ]);
  assertEquals(alertsAt("20:05", huber({ arrivedAt: at("19:50") })), []);
});

Deno.test("a party without a table is an alert an hour before its start", () => {
  const party = bookingWith();
  assertEquals(alertsAt("17:59", party), []);
  assertEquals(alertsAt("18:00", party), [
    ["no table", "Ada, 2 guests, 19:00, has no table"],
  ]);
});

Deno.test("the most urgent alert comes first", () => {
  const late = huber({ id: "late", startAt: at("19:00"), tableIds: ["t2"] });
  const kinds = alertsOf(
    {
      bookings: [
        bookingWith({ startAt: at("20:00") }),
        late,
        GARCIA,
        huber({ arrivedAt: at("19:36") }),
      ],
    },
    at("19:40"),
    BERLIN,
  ).map(({ kind }) => kind);
  assertEquals(kinds, ["next is here", "late", "no table"]);
});
