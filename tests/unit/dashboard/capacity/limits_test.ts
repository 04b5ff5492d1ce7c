import { assertEquals } from "@std/assert";
import { limitsOf } from "../../../../dashboard/src/capacity/limits.ts";
import type { CapacityRule } from "../../../../dashboard/src/data/capacity_rule.ts";

/** A Friday's dinner. */
const SERVICE = { periodId: "dinner", date: "2031-06-13" };

function rule(
  max_covers: number | null,
  options: Partial<CapacityRule> = {},
): CapacityRule {
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

Deno.test("limits are those of the rule that the guard applies", () => {
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

Deno.test("rules for other services give no limit", () => {
  assertEquals(
    coversOf(
      rule(1, { service_period_id: "lunch" }),
      rule(2, { day_of_week: 6 }),
      rule(3, { effective_date: "2031-06-14" }),
    ),
    null,
  );
});

Deno.test("a limit that the rule leaves open is not taken from another rule", () => {
  const parties = rule(null, { day_of_week: 5, max_parties: 9 });
  assertEquals(limitsOf([rule(1), parties], SERVICE), {
    covers: null,
    parties: 9,
  });
});
