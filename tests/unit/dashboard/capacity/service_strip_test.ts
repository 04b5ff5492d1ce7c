import { assertEquals } from "@std/assert";
import {
  endedService,
  endedStrip,
  lastOrdersStrip,
} from "../../../../dashboard/src/capacity/service_strip.ts";
import type { Booking } from "../../../../dashboard/src/data/booking.ts";
import { at, BERLIN, bookingWith, serviceWith } from "../samples.ts";

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

Deno.test("last orders are announced 15 minutes before", () => {
  const services = [serviceWith({ lastStartAt: at("22:15") })];
  assertEquals(lastOrdersStrip(services, at("21:59"), BERLIN), null);
  assertEquals(
    lastOrdersStrip(services, at("22:00"), BERLIN)?.title,
    "Last orders at 22:15",
  );
});
