import { assertEquals } from "@std/assert";
import { pauseBefore } from "../../../../dashboard/src/actions/resend.ts";

Deno.test("the pauses before an action is sent again double, up to a minute", () => {
  const seconds = [0, 1, 2, 3, 4, 5, 50].map((tries) =>
    pauseBefore(tries) / 1000
  );
  assertEquals(seconds, [2, 4, 8, 16, 32, 60, 60]);
});
