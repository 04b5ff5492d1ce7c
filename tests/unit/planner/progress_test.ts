import { assert, assertEquals } from "@std/assert";
import { planService } from "../../../planner/plan_service.ts";
import type { ServicePlan } from "../../../planner/service_plan.ts";
import { checkPlan } from "../../../support/planning/check_plan.ts";
import {
  type Instance,
  readInstances,
} from "../../../support/planning/instance.ts";

/** Longer than any test may run. */
const timeLimitMs = 3_600_000;

async function instance(name: string): Promise<Instance> {
  const found = (await readInstances()).find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no instance ${name}`);
  return found;
}

Deno.test("progress reports better and better plans, and bounds that come closer, up to the answer", async () => {
  const { service } = await instance("rows-t40-b76-s1");
  const steps: { guests: number; bound: number; plan: ServicePlan }[] = [];
  const answer = await planService(service, {
    timeLimitMs,
    onProgress: (guests, bound, plan) => steps.push({ guests, bound, plan }),
  });
  assert(steps.length > 1);
  for (const [index, { guests, bound, plan }] of steps.entries()) {
    const before = steps[index - 1];
    assert(guests >= (before?.guests ?? 0));
    assert(bound <= (before?.bound ?? Infinity));
    assertEquals([plan.guests, plan.bound], [guests, bound]);
    assertEquals(checkPlan(service, plan), []);
  }
  assertEquals(steps.at(-1)?.plan.seatings, answer.seatings);
  assertEquals(steps.at(-1)?.bound, answer.bound);
});

Deno.test("a plan that is stopped before it begins seats whom best fit seats, under a valid bound", async () => {
  const { service, best } = await instance("large-t40-b76-s1");
  const signal = AbortSignal.abort();
  const plan = await planService(service, { timeLimitMs, signal });
  assertEquals(checkPlan(service, plan), []);
  assertEquals([plan.isOptimal, plan.isOptimalThroughout], [false, false]);
  assert(plan.guests > 0);
  assert(plan.bound >= best.guests);
});

Deno.test("a plan that is stopped by a timer ends with the best one so far", async () => {
  const { service, best } = await instance("large-t80-b152-s1");
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 0);
  const plan = await planService(service, { timeLimitMs, signal: stop.signal });
  clearTimeout(timer);
  assertEquals(checkPlan(service, plan), []);
  assertEquals(plan.isOptimal, false);
  assert(plan.bound >= best.guests);
});

Deno.test("a plan that is stopped when it has become better is that plan", async () => {
  const { service } = await instance("odd-t20-b38-s3");
  const stop = new AbortController();
  const seen: ServicePlan[] = [];
  const plan = await planService(service, {
    timeLimitMs,
    signal: stop.signal,
    onProgress: (_guests, _bound, plan) => {
      seen.push(plan);
      stop.abort();
    },
  });
  assertEquals(checkPlan(service, plan), []);
  assertEquals(plan.isOptimal, false);
  assertEquals(plan.seatings, seen.at(-1)?.seatings);
});
