import { assertEquals } from "@std/assert";
import { minutesBetween } from "../../../../dashboard/src/time/minutes.ts";
import { at } from "../samples.ts";

Deno.test("minutes are those of the clock on the wall, whatever the seconds", () => {
  assertEquals(minutesBetween(at("18:02") + 59_000, at("19:41")), 99);
  assertEquals(minutesBetween(at("19:41") + 59_000, at("19:30")), -11);
});
