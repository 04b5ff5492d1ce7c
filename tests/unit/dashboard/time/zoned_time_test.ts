import { assertEquals } from "@std/assert";
import {
  localTime,
  momentOf,
  timeOfDay,
} from "../../../../dashboard/src/time/zoned_time.ts";

const DATE = "2031-06-13";

Deno.test("a local time is read as the moment at which clocks there show it", () => {
  const moments = {
    "Europe/Berlin": "2031-06-13T17:00:00.000Z",
    "America/New_York": "2031-06-13T23:00:00.000Z",
    "Asia/Kathmandu": "2031-06-13T13:15:00.000Z",
    "Pacific/Auckland": "2031-06-13T07:00:00.000Z",
  };
  for (const [timeZone, expected] of Object.entries(moments)) {
    const moment = momentOf({ date: DATE, time: "19:00" }, timeZone);
    assertEquals(new Date(moment).toISOString(), expected);
    assertEquals(localTime(moment, timeZone), { date: DATE, time: "19:00" });
    assertEquals(timeOfDay(moment, timeZone), "19:00");
  }
});

Deno.test("midnight is 00:00, and seconds do not count", () => {
  const moment = momentOf({ date: DATE, time: "00:00:59" }, "Europe/Berlin");
  assertEquals(new Date(moment).toISOString(), "2031-06-12T22:00:00.000Z");
  assertEquals(localTime(moment + 59_999, "Europe/Berlin").time, "00:00");
});

Deno.test("nights on which clocks change are an hour shorter or longer", () => {
  const hours = (date: string, next: string) =>
    (momentOf({ date: next, time: "06:00" }, "Europe/Berlin") -
      momentOf({ date, time: "18:00" }, "Europe/Berlin")) / 3_600_000;
  assertEquals(hours("2031-03-29", "2031-03-30"), 11);
  assertEquals(hours("2031-10-25", "2031-10-26"), 13);
});

Deno.test("a time that clocks skip or show twice is the later moment", () => {
  const read = (date: string, time: string, timeZone: string) =>
    new Date(momentOf({ date, time }, timeZone)).toISOString();
  assertEquals(
    [
      read("2031-03-30", "02:30", "Europe/Berlin"),
      read("2031-10-26", "02:30", "Europe/Berlin"),
      read("2031-03-09", "02:30", "America/New_York"),
      read("2031-11-02", "01:30", "America/New_York"),
    ],
    [
      "2031-03-30T01:30:00.000Z",
      "2031-10-26T01:30:00.000Z",
      "2031-03-09T07:30:00.000Z",
      "2031-11-02T06:30:00.000Z",
    ],
  );
});

/** Half-hour and quarter-hour offsets, the extremes, and unlike changes. */
const UNLIKE_ZONES = [
  "Africa/Casablanca",
  "America/Santiago",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Europe/Dublin",
  "Pacific/Kiritimati",
  "Pacific/Midway",
];

Deno.test("every night of a year is read as Temporal reads it", () => {
  for (const timeZone of UNLIKE_ZONES) {
    for (let day = 0; day < 365; day++) {
      const date = Temporal.PlainDate.from("2031-01-01").add({ days: day });
      for (const time of ["00:00", "01:30", "02:00", "02:30", "03:00"]) {
        const expected = date.toPlainDateTime(time).toZonedDateTime(timeZone, {
          disambiguation: "later",
        }).epochMilliseconds;
        const found = momentOf({ date: `${date}`, time }, timeZone);
        assertEquals(found, expected, `${date} ${time} in ${timeZone}`);
      }
    }
  }
});
