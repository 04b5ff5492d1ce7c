import { assertEquals } from "@std/assert";
import {
  ALL_DAY,
  bookingsOf,
  shownService,
} from "../../../../dashboard/src/shell/shown_service.ts";
import { at, bookingWith, serviceWith } from "../samples.ts";

const LUNCH = serviceWith({
  servicePeriodId: "lunch",
  name: "Lunch",
  startAt: at("12:00"),
  endAt: at("15:00"),
});
const SERVICES = [LUNCH, serviceWith()];

Deno.test("the desk opens on the service that runs, the next one, or the last", () => {
  const nameAt = (time: string) => shownService(SERVICES, null, at(time)).name;
  assertEquals(nameAt("10:00"), "Lunch");
  assertEquals(nameAt("14:59"), "Lunch");
  assertEquals(nameAt("15:00"), "Dinner");
  assertEquals(nameAt("23:30"), "Dinner");
});

Deno.test("what the user chose is shown whatever the time", () => {
  assertEquals(shownService(SERVICES, "lunch", at("20:00")).name, "Lunch");
  assertEquals(
    shownService(SERVICES, ALL_DAY, at("20:00")),
    { name: "All day", service: undefined },
  );
  assertEquals(shownService([], null, at("20:00")).name, "All day");
});

Deno.test("a service has its bookings, and everybody who sits", () => {
  const serviceDate = "2031-06-13";
  const bookings = [
    bookingWith({ id: "dinner", serviceDate, servicePeriodId: "dinner" }),
    bookingWith({ id: "lunch", serviceDate, servicePeriodId: "lunch" }),
    bookingWith({
      id: "stayed",
      status: "checked_in",
      serviceDate: "2031-06-12",
      servicePeriodId: "dinner",
    }),
    bookingWith({
      id: "tomorrow",
      serviceDate: "2031-06-14",
      servicePeriodId: "dinner",
    }),
  ];
  const idsOf = (chosen: string) =>
    bookingsOf(
      { bookings, serviceDate },
      shownService(SERVICES, chosen, at("20:00")),
    ).map(({ id }) => id);
  assertEquals(idsOf("dinner"), ["dinner", "stayed"]);
  assertEquals(idsOf(ALL_DAY), ["dinner", "lunch", "stayed"]);
});
