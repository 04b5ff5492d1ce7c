import { assertEquals } from "@std/assert";
import {
  daysLater,
  endOfService,
  nearest,
  quarterAt,
  quarterFrom,
  readTime,
} from "../../../../dashboard/src/forms/times.ts";
import { momentOf } from "../../../../dashboard/src/time/zoned_time.ts";
import { at, BERLIN } from "../samples.ts";
import { readingWith } from "./reading_sample.ts";

/** A moment of the night after 13 June. */
function afterMidnight(time: string): number {
  return momentOf({ date: "2031-06-14", time }, BERLIN);
}

Deno.test("a step goes to the next quarter of an hour", () => {
  assertEquals(quarterFrom(at("19:00"), 1), at("19:15"));
  assertEquals(quarterFrom(at("19:00"), -1), at("18:45"));
  assertEquals(quarterFrom(at("19:07"), 1), at("19:15"));
  assertEquals(quarterFrom(at("19:07"), -1), at("19:00"));
  assertEquals(quarterFrom(at("23:50"), 1), afterMidnight("00:00"));
});

Deno.test("a quarter that has begun counts as the next one", () => {
  assertEquals(quarterAt(at("19:00")), at("19:00"));
  assertEquals(quarterAt(at("19:01")), at("19:15"));
});

Deno.test("times are read as people type them, by the 24-hour clock", () => {
  assertEquals(readTime("19:30"), "19:30");
  assertEquals(readTime("1930"), "19:30");
  assertEquals(readTime(" 9.05 "), "09:05");
  assertEquals(readTime("19"), "19:00");
  for (const text of ["", "24:00", "19:60", "7 pm", "19:3", "12345"]) {
    assertEquals(readTime(text), null);
  }
});

Deno.test("a typed time is the nearest one, on either side of midnight", () => {
  assertEquals(nearest(at("23:30"), "00:30", BERLIN), afterMidnight("00:30"));
  assertEquals(nearest(afterMidnight("00:30"), "23:30", BERLIN), at("23:30"));
  assertEquals(nearest(at("19:00"), "21:00", BERLIN), at("21:00"));
});

Deno.test("a day later is the same time of day, also when the clocks change", () => {
  assertEquals(daysLater(at("19:00"), 1, BERLIN), afterMidnight("19:00"));
  const saturday = momentOf({ date: "2031-10-25", time: "19:00" }, BERLIN);
  const sunday = momentOf({ date: "2031-10-26", time: "19:00" }, BERLIN);
  assertEquals(daysLater(saturday, 1, BERLIN), sunday);
  assertEquals(sunday - saturday, 25 * 3_600_000);
});

Deno.test("a block ends with the service that runs", () => {
  assertEquals(endOfService(readingWith(), at("19:00")), at("23:00"));
  assertEquals(
    endOfService({ services: [] }, at("19:00")),
    at("23:00"),
  );
});
