import { assertEquals } from "@std/assert";
import { FakeTime } from "./fake_time.ts";
import { ServerClock } from "../../../../dashboard/src/time/server_clock.ts";

const NOON = Date.parse("2031-06-13T12:00:00Z");

Deno.test("the server's clock goes on from what the server said, whatever the device's clock does", () => {
  using time = new FakeTime();
  const clock = new ServerClock();
  clock.set(NOON);
  time.pass(90_500);
  time.setDeviceClock(NOON - 86_400_000);
  assertEquals(clock.now(), NOON + 90_500);
  assertEquals(clock.minute(), NOON + 60_000);
});

Deno.test("data is late after 12 seconds without an answer, and stale after 60", () => {
  using time = new FakeTime();
  const clock = new ServerClock();
  clock.set(NOON);
  time.pass(12_000);
  assertEquals(clock.freshness(), "fresh");
  time.pass(1);
  assertEquals(clock.freshness(), "late");
  time.pass(48_000);
  assertEquals(clock.freshness(), "stale");
  assertEquals(clock.heardAt(), NOON);
  clock.set(NOON + 61_000);
  assertEquals(clock.freshness(), "fresh");
});

Deno.test("a listener is called for every answer until it stops", () => {
  const clock = new ServerClock();
  let calls = 0;
  const stop = clock.subscribe(() => calls++);
  clock.set(NOON);
  stop();
  clock.set(NOON);
  assertEquals(calls, 1);
});
