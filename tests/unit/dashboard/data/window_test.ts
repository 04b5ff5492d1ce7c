import { assertEquals, assertThrows } from "@std/assert";
import { windowOf } from "../../../../dashboard/src/data/read_blocks.ts";

Deno.test("a window is read as PostgreSQL writes it, whatever the time zone", () => {
  const window = {
    startAt: Date.parse("2026-11-27T18:00:00Z"),
    endAt: Date.parse("2026-11-27T20:30:00.5Z"),
  };
  assertEquals(
    windowOf('["2026-11-27 18:00:00+00","2026-11-27 20:30:00.5+00")'),
    window,
  );
  assertEquals(
    windowOf('["2026-11-27 23:30:00+05:30","2026-11-28 02:00:00.5+05:30")'),
    window,
  );
});

Deno.test("a range without an end is no window", () => {
  assertThrows(() => windowOf("empty"), Error, "Cannot read the window empty");
  assertThrows(() => windowOf('["2026-11-27 18:00:00+00",)'), Error);
});
