import { assertEquals, assertRejects } from "@std/assert";
import {
  DEADLINE_MS,
  MAX_TRIES,
  retry,
  type RetryClock,
} from "../../supabase/functions/_shared/retry.ts";

/** A clock that moves only while something waits, and records each wait. */
class FakeClock implements RetryClock {
  time = 0;
  readonly waits: number[] = [];

  constructor(readonly chance = 0) {}

  now(): number {
    return this.time;
  }
  random(): number {
    return this.chance;
  }
  wait(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    this.time += milliseconds;
    return Promise.resolve();
  }
}

const always = () => true;

/** An attempt that fails until the given try. */
function succeedingAt(success: number) {
  let tries = 0;
  return () => {
    tries++;
    return tries >= success
      ? Promise.resolve(tries)
      : Promise.reject(new Error(`try ${tries}`));
  };
}

Deno.test("what succeeds at once is tried once", async () => {
  const clock = new FakeClock();
  assertEquals(await retry(succeedingAt(1), always, clock), 1);
  assertEquals(clock.waits, []);
});

Deno.test("what fails is retried, up to the last try", async () => {
  const clock = new FakeClock();
  assertEquals(await retry(succeedingAt(MAX_TRIES), always, clock), MAX_TRIES);
  assertEquals(clock.waits.length, MAX_TRIES - 1);
});

Deno.test("what keeps failing ends with the last try's error", async () => {
  const call = () => retry(succeedingAt(99), always, new FakeClock());
  await assertRejects(call, Error, `try ${MAX_TRIES}`);
});

Deno.test("what may not be retried is tried once", async () => {
  const clock = new FakeClock();
  const call = () => retry(succeedingAt(2), () => false, clock);
  await assertRejects(call, Error, "try 1");
  assertEquals(clock.waits, []);
});

Deno.test("the waits grow and are jittered", async () => {
  const waitsAt = async (chance: number) => {
    const clock = new FakeClock(chance);
    await retry(succeedingAt(MAX_TRIES), always, clock);
    return clock.waits;
  };
  assertEquals(await waitsAt(0), [50, 100]);
  assertEquals(await waitsAt(0.5), [75, 150]);
});

Deno.test("no try begins that the deadline would cut short", async () => {
  for (const [share, triesMade] of [[0.6, 1], [0.4, 2], [0.3, 3]] as const) {
    const clock = new FakeClock();
    let tries = 0;
    const attempt = () => {
      tries++;
      clock.time += DEADLINE_MS * share;
      return Promise.reject(new Error("slow"));
    };
    await assertRejects(() => retry(attempt, always, clock), Error, "slow");
    assertEquals(tries, triesMade);
  }
});

Deno.test("all tries share one signal, which ends them at the deadline", async () => {
  const signals = new Set<AbortSignal>();
  const attempt = (signal: AbortSignal) => {
    signals.add(signal);
    return Promise.reject(new Error("busy"));
  };
  await assertRejects(() => retry(attempt, always, new FakeClock()));
  assertEquals(signals.size, 1);
  assertEquals([...signals][0]?.aborted, false);
});
