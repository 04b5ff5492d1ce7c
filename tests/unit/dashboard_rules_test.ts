import { assertEquals } from "@std/assert";
import {
  type CapacityRule,
  limitsOf,
} from "../../dashboard/src/capacity/limits.ts";
import { areConnected } from "../../dashboard/src/floor/adjacency.ts";

/** A Friday's dinner. */
const SERVICE = { periodId: "dinner", date: "2031-06-13" };

function rule(max_covers: number, options: Partial<CapacityRule> = {}) {
  return {
    id: String(max_covers),
    service_period_id: null,
    day_of_week: null,
    effective_date: null,
    max_covers,
    max_parties: null,
    ...options,
  };
}

function coversOf(...rules: CapacityRule[]): number | null {
  return limitsOf(rules, SERVICE).covers;
}

Deno.test("the dashboard shows the limits of the rule that the guard takes", () => {
  const general = rule(1);
  const period = rule(2, { service_period_id: "dinner" });
  const friday = rule(3, { day_of_week: 5 });
  const old = rule(4, { effective_date: "2031-01-01" });
  const recent = rule(5, { effective_date: "2031-06-13" });
  assertEquals(coversOf(general), 1);
  assertEquals(coversOf(general, period), 2);
  assertEquals(coversOf(general, period, friday), 3);
  assertEquals(coversOf(general, period, friday, old), 4);
  assertEquals(coversOf(old, recent, general, period, friday), 5);
});

Deno.test("the dashboard leaves out rules for other services", () => {
  assertEquals(
    coversOf(
      rule(1, { service_period_id: "lunch" }),
      rule(2, { day_of_week: 6 }),
      rule(3, { effective_date: "2031-06-14" }),
    ),
    null,
  );
});

Deno.test("the dashboard takes a chain of tables for neighbours, two pairs not", () => {
  const pairs: [string, string][] = [["a", "b"], ["b", "c"], ["d", "e"]];
  assertEquals(areConnected(["c", "a", "b"], pairs), true);
  assertEquals(areConnected(["a", "b", "d", "e"], pairs), false);
  assertEquals(areConnected(["a", "c"], pairs), false);
  assertEquals(areConnected(["a"], pairs), true);
});
