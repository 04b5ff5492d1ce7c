import { assertEquals } from "@std/assert";
import {
  addDays,
  dayOfWeek,
  displayDate,
} from "../../../../dashboard/src/time/calendar.ts";

Deno.test("days are added over the ends of months and years", () => {
  assertEquals(addDays("2031-12-31", 1), "2032-01-01");
  assertEquals(addDays("2032-03-01", -1), "2032-02-29");
  assertEquals(addDays("2031-03-30", 1), "2031-03-31");
});

Deno.test("weekdays are counted from Sunday, as in PostgreSQL", () => {
  const dates = ["2031-06-14", "2031-06-15", "2031-06-16"];
  assertEquals(dates.map(dayOfWeek), [6, 0, 1]);
});

Deno.test("a date is shown with its weekday and without its year", () => {
  assertEquals(displayDate("2026-11-23"), "Mon 23 Nov");
});
