import { assertEquals } from "@std/assert";
import {
  currentService,
  makeCalendar,
  serviceAt,
  type ServicePeriod,
  servicesOn,
  wholeDate,
} from "../../../../dashboard/src/time/services.ts";
import { momentOf } from "../../../../dashboard/src/time/zoned_time.ts";
import { at, BERLIN } from "../samples.ts";

const LUNCH: ServicePeriod = {
  id: "lunch",
  name: "Lunch",
  day_of_week: null,
  start_time: "12:00:00",
  end_time: "15:00:00",
};
const DINNER: ServicePeriod = {
  id: "dinner",
  name: "Dinner",
  day_of_week: null,
  start_time: "18:00:00",
  end_time: "02:00:00",
};
const SUNDAY: ServicePeriod = {
  ...DINNER,
  id: "sunday",
  name: "Sunday dinner",
  day_of_week: 0,
};

function moment(date: string, time: string): number {
  return momentOf({ date, time }, BERLIN);
}

Deno.test("after midnight a booking belongs to the evening before", () => {
  const calendar = makeCalendar("2031-06-14", [LUNCH, DINNER], BERLIN);
  const found = serviceAt(calendar, moment("2031-06-14", "01:30"));
  assertEquals([found.periodId, found.date], ["dinner", "2031-06-13"]);
});

Deno.test("a period for the weekday takes precedence over one for every day", () => {
  const calendar = makeCalendar("2031-06-15", [DINNER, SUNDAY], BERLIN);
  const on = (date: string) => serviceAt(calendar, moment(date, "19:00"));
  assertEquals(on("2031-06-15").periodId, "sunday");
  assertEquals(on("2031-06-14").periodId, "dinner");
});

Deno.test("a booking outside of all periods belongs only to its date", () => {
  const calendar = makeCalendar("2031-06-13", [LUNCH, DINNER], BERLIN);
  const found = serviceAt(calendar, at("16:00"));
  assertEquals(found, { periodId: null, date: "2031-06-13" });
});

Deno.test("the desk opens on the service that is running, or on the next", () => {
  const calendar = makeCalendar("2031-06-13", [DINNER, LUNCH], BERLIN);
  const services = servicesOn(calendar, "2031-06-13");
  const shownAt = (time: string) => currentService(services, at(time)).name;
  assertEquals(["09:00", "13:00", "16:00", "23:30"].map(shownAt), [
    "Lunch",
    "Lunch",
    "Dinner",
    "Dinner",
  ]);
});

Deno.test("after the last service of the date the desk stays on it", () => {
  const calendar = makeCalendar("2031-06-13", [LUNCH], BERLIN);
  const services = servicesOn(calendar, "2031-06-13");
  assertEquals(currentService(services, at("20:00")).name, "Lunch");
});

Deno.test("of two services that overlap the one that starts later has the booking", () => {
  const brunch = { ...LUNCH, id: "brunch", start_time: "10:00:00" };
  const calendar = makeCalendar("2031-06-13", [LUNCH, brunch], BERLIN);
  const periodAt = (time: string) => serviceAt(calendar, at(time)).periodId;
  assertEquals(["11:59", "12:00"].map(periodAt), ["brunch", "lunch"]);
});

Deno.test("the whole date comes last and lasts as long as its services", () => {
  const calendar = makeCalendar("2031-06-13", [DINNER, LUNCH], BERLIN);
  const services = servicesOn(calendar, "2031-06-13");
  assertEquals(services.map(({ name }) => name), [
    "Lunch",
    "Dinner",
    "All day",
  ]);
  assertEquals(services.at(-1), {
    periodId: null,
    name: "All day",
    date: "2031-06-13",
    startAt: at("00:00"),
    endAt: moment("2031-06-14", "02:00"),
  });
});

Deno.test("a service of 24 hours has the bookings of the next day until its end", () => {
  const around: ServicePeriod = {
    ...DINNER,
    id: "around the clock",
    start_time: "14:00:00",
    end_time: "14:00:00",
  };
  const calendar = makeCalendar("2031-06-13", [around], BERLIN);
  const dateAt = (time: string) =>
    serviceAt(calendar, moment("2031-06-14", time)).date;
  assertEquals(["12:30", "13:59", "14:00"].map(dateAt), [
    "2031-06-13",
    "2031-06-13",
    "2031-06-14",
  ]);
  assertEquals(
    wholeDate(calendar, "2031-06-13").endAt,
    moment("2031-06-14", "14:00"),
  );
});

Deno.test("a restaurant without periods has the whole date as its service", () => {
  const calendar = makeCalendar("2031-06-13", [], BERLIN);
  const services = servicesOn(calendar, "2031-06-13");
  assertEquals(services.map(({ name }) => name), ["All day"]);
  assertEquals(currentService(services, Date.now()).periodId, null);
});
