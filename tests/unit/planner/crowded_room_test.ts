import { assert, assertEquals } from "@std/assert";
import { planService } from "../../../planner/plan_service.ts";
import { questionOf } from "../../../planner/question.ts";
import { checkPlan } from "../../../support/planning/check_plan.ts";
import { booking, service, table } from "./samples.ts";

/** All tables adjoin, and no two are alike: far too many sets to list them. */
const tables = Array.from(
  { length: 40 },
  (_, index) => table(`t${index}`, 1 + index % 4, { minParty: index }),
);
const adjacencies = tables.flatMap(({ id }, index) =>
  tables.slice(index + 1).map((other): [string, string] => [id, other.id])
);

Deno.test("where there are too many sets to list, the plan is valid, and nothing is called proven that is not", async () => {
  const bookings = Array.from(
    { length: 30 },
    (_, index) => booking(`b${index}`, 8 + index % 12, [0, 2]),
  );
  const crowded = service({ tables, adjacencies, bookings });
  assertEquals(questionOf(crowded, false).isComplete, false);
  const signal = AbortSignal.abort();
  const plan = await planService(crowded, { signal });
  assertEquals(checkPlan(crowded, plan), []);
  const asked = bookings.reduce((sum, { partySize }) => sum + partySize, 0);
  assertEquals(plan.bound, asked);
  assert(plan.guests > 0);
  assertEquals([plan.isOptimal, plan.isOptimalThroughout], [false, false]);
});

Deno.test("a party for which no sets are listed but could exist counts for the bound", async () => {
  const crowd = booking("crowd", 24, [0, 2]);
  const tooMany = booking("too many", 25, [0, 2]);
  const crowded = service({ tables, adjacencies, bookings: [crowd, tooMany] });
  const plan = await planService(crowded, { signal: AbortSignal.abort() });
  assertEquals(plan.bound, 24);
});
