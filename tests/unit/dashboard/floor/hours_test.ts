import { assertEquals } from "@std/assert";
import { hoursOf } from "../../../../dashboard/src/floor/hours.ts";
import { timeOfDay } from "../../../../dashboard/src/time/zoned_time.ts";
import { at, BERLIN } from "../samples.ts";

function hoursBetween(from: string, to: string): string[] {
  return hoursOf(at(from), at(to)).map((hour) => timeOfDay(hour, BERLIN));
}

Deno.test("a slider has the full hours between its ends, the ends included", () => {
  assertEquals(hoursBetween("18:30", "21:00"), ["19:00", "20:00", "21:00"]);
  assertEquals(hoursBetween("18:00", "20:59"), ["18:00", "19:00", "20:00"]);
});

Deno.test("a slider never has more than nine hours", () => {
  assertEquals(hoursBetween("12:00", "20:00").length, 9);
  assertEquals(hoursBetween("12:00", "21:00"), [
    "12:00",
    "14:00",
    "16:00",
    "18:00",
    "20:00",
  ]);
});
