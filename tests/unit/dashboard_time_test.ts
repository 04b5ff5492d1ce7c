import { assertEquals } from "@std/assert";
import {
  currentService,
  makeCalendar,
  serviceAt,
  type ServicePeriod,
  servicesOn,
} from "../../dashboard/src/time/services.ts";
import { localTime, momentOf } from "../../dashboard/src/time/zoned_time.ts";

const BERLIN = "Europe/Berlin";

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

function moment(date: string, time: string, timeZone = BERLIN): number {
  return momentOf({ date, time }, timeZone);
}

Deno.test("the dashboard reads a local time as the moment it is there", () => {
  const moments = {
    "Europe/Berlin": "2031-06-13T17:00:00.000Z",
    "America/New_York": "2031-06-13T23:00:00.000Z",
    "Asia/Kathmandu": "2031-06-13T13:15:00.000Z",
    "Pacific/Auckland": "2031-06-13T07:00:00.000Z",
  };
  for (const [timeZone, expected] of Object.entries(moments)) {
    const found = moment("2031-06-13", "19:00", timeZone);
    assertEquals(new Date(found).toISOString(), expected);
    assertEquals(localTime(found, timeZone), {
      date: "2031-06-13",
      time: "19:00",
    });
  }
});

Deno.test("the dashboard knows both nights on which clocks change", () => {
  const hours = (date: string, next: string) =>
    (moment(next, "06:00") - moment(date, "18:00")) / 3_600_000;
  assertEquals(hours("2031-03-29", "2031-03-30"), 11);
  assertEquals(hours("2031-10-25", "2031-10-26"), 13);
  const skipped = moment("2031-03-30", "02:30");
  assertEquals(localTime(skipped, BERLIN).time, "03:30");
});

Deno.test("after midnight a booking belongs to the evening before", () => {
  const calendar = makeCalendar("2031-06-14", [LUNCH, DINNER], BERLIN);
  const found = serviceAt(calendar, moment("2031-06-14", "01:30"));
  assertEquals([found.periodId, found.date], ["dinner", "2031-06-13"]);
});

Deno.test("a period for the very day goes before one for every day", () => {
  const calendar = makeCalendar("2031-06-15", [DINNER, SUNDAY], BERLIN);
  const on = (date: string) => serviceAt(calendar, moment(date, "19:00"));
  assertEquals(on("2031-06-15").periodId, "sunday");
  assertEquals(on("2031-06-14").periodId, "dinner");
});

Deno.test("a booking outside of all periods belongs to its date alone", () => {
  const calendar = makeCalendar("2031-06-13", [LUNCH, DINNER], BERLIN);
  const found = serviceAt(calendar, moment("2031-06-13", "16:00"));
  assertEquals(found, { periodId: null, date: "2031-06-13" });
});

Deno.test("the desk opens on the service that runs, else on the next", () => {
  const calendar = makeCalendar("2031-06-13", [DINNER, LUNCH], BERLIN);
  const services = servicesOn(calendar, "2031-06-13");
  const at = (time: string) =>
    currentService(services, moment("2031-06-13", time)).name;
  assertEquals(["09:00", "13:00", "16:00", "23:30"].map(at), [
    "Lunch",
    "Lunch",
    "Dinner",
    "Dinner",
  ]);
});

Deno.test("a restaurant without periods has the whole date as its service", () => {
  const calendar = makeCalendar("2031-06-13", [], BERLIN);
  const services = servicesOn(calendar, "2031-06-13");
  assertEquals(services.map(({ name }) => name), ["All day"]);
  assertEquals(currentService(services, Date.now()).periodId, null);
});
