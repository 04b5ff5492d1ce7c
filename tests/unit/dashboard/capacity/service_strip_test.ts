import { assertEquals } from "@std/assert";
import {
  endedService,
  endedStrip,
} from "../../../../dashboard/src/capacity/service_strip.ts";
import type { Booking } from "../../../../dashboard/src/data/booking.ts";
import { at, bookingWith, serviceWith } from "../samples.ts";

function ofDinner(id: string, status: Booking["status"]): Booking {
  return bookingWith({
    id,
    status,
    serviceDate: "2031-06-13",
    servicePeriodId: "dinner",
  });
}

const READING = {
  serviceDate: "2031-06-13",
  services: [serviceWith()],
  bookings: [
    ofDinner("a", "checked_in"),
    ofDinner("b", "confirmed"),
    ofDinner("c", "pending"),
    ofDinner("d", "completed"),
  ],
};

Deno.test("a service that is over says who is left in it", () => {
  assertEquals(endedService(READING, at("22:59")), null);
  const ended = endedService(READING, at("23:00"));
  assertEquals(ended && endedStrip(ended), {
    tone: "warn",
    title: "Dinner is over.",
    text: "1 party still shown as seated, 2 never seated.",
  });
});

Deno.test("a service that is over and closed says nothing", () => {
  const bookings = [ofDinner("d", "completed")];
  assertEquals(endedService({ ...READING, bookings }, at("23:30")), null);
});
