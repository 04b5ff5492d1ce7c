import { assignments } from "./assignments.ts";
import { edits } from "./edits.ts";
import { limits } from "./limits.ts";
import { rulesTable } from "./rules_table.ts";
import type { Scenario } from "./scenario.ts";

/** Everything that is played in every order. */
export const scenarios: readonly Scenario[] = [
  ...assignments,
  ...edits,
  ...limits,
  ...rulesTable,
];
