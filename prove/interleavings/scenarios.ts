import { assignments } from "./assignments.ts";
import { capacityRules } from "./capacity_rules.ts";
import { edits } from "./edits.ts";
import { limits } from "./limits.ts";
import type { Scenario } from "./scenario.ts";

/** Everything that is played in every order. */
export const scenarios: readonly Scenario[] = [
  ...assignments,
  ...edits,
  ...limits,
  ...capacityRules,
];
