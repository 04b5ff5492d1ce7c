import type { Database } from "../../support/database.ts";
import type { Outcome } from "../../support/outcome.ts";
import { reasonOf } from "../../support/reasons.ts";
import { openSessions } from "../../support/sessions.ts";
import {
  ISOLATION_LEVELS,
  type IsolationLevel,
} from "../../support/isolation.ts";
import { puttingRulesBack } from "../../support/capacity_rules_table.ts";
import { checkInvariants, forgetEverything } from "../invariants.ts";
import type { Proof } from "../proof.ts";
import { assignments } from "./assignments.ts";
import { capacityRules } from "./capacity_rules.ts";
import { edits } from "./edits.ts";
import { limits } from "./limits.ts";
import { room } from "./room.ts";
import { together } from "./together.ts";
import { ordersOf } from "./permutations.ts";
import { play } from "./play.ts";
import { createScene, describeSeating } from "./scene.ts";
import type { Scenario } from "./scenario.ts";

const SCENARIOS = [
  ...assignments,
  ...edits,
  ...room,
  ...together,
  ...limits,
  ...capacityRules,
];

const READ: IsolationLevel = "read committed";

/** How a session may fail instead at a higher isolation level. */
const SERIALIZATION = /\b(40001|23P01)\b/;

/**
 * Plays every scenario in every order of its sessions' steps, some of them at
 * every isolation level.
 */
export async function proveInterleavings(proof: Proof): Promise<void> {
  await using databases = openSessions(3);
  for (const scenario of SCENARIOS) {
    for (const level of scenario.atAllLevels ? ISOLATION_LEVELS : [READ]) {
      await playEveryOrder(proof, databases, scenario, level);
      await checkInvariants(proof.sql, proof.report);
      await forgetEverything(proof.sql);
    }
    if (proof.report.violations.length > 0) return;
  }
}

/** Reports each order that ends in an outcome which is not allowed. */
async function playEveryOrder(
  { sql, report }: Proof,
  databases: readonly Database[],
  scenario: Scenario,
  level: IsolationLevel,
): Promise<void> {
  const nowhere = { restaurantId: "", ids: {} };
  const lengths = scenario.sessions.map((script) =>
    script(nowhere, level).length
  );
  for (const order of ordersOf(lengths)) {
    let outcome = "";
    const playOnce = async () => {
      outcome = await playOrder(sql, databases, scenario, level, order);
    };
    if (scenario.altersRules) await puttingRulesBack(sql, playOnce);
    else await playOnce();
    report.count("orders");
    report.count("operations", scenario.sessions.length);
    if (isAllowed(scenario, level, order, outcome)) continue;
    report.violate(
      "interleaving",
      `${scenario.name}, ${level}, in the order ${order.join(" ")}:\n` +
        `  ${outcome}\nThese are allowed:\n  ` +
        [...scenario.inOrder, ...scenario.overlapping ?? []].join("\n  "),
    );
  }
}

/** Plays one order in a new restaurant, and describes the outcome. */
async function playOrder(
  sql: Database,
  databases: readonly Database[],
  { plan, sessions }: Scenario,
  level: IsolationLevel,
  order: readonly number[],
): Promise<string> {
  const scene = await createScene(sql, plan);
  const scripts = sessions.map((script) => script(scene, level));
  const outcomes = await play(sql, databases, scripts, order);
  const results = outcomes.map(resultOf).join(" | ");
  return `${results} => ${await describeSeating(sql, scene)}`;
}

/** Why the session failed, or the capacity state of its answer, or ok. */
function resultOf(outcomes: readonly Outcome<unknown>[]): string {
  const failed = outcomes.find(({ sqlstate }) => sqlstate !== "00000");
  if (failed) return reasonOf(failed.sqlstate) ?? failed.sqlstate;
  const states = outcomes.map(({ answer }) => {
    const { capacity } = answer as { capacity?: unknown } ?? {};
    const [first] = [capacity].flat() as ({ state: string } | undefined)[];
    return first?.state;
  });
  return states.find((state) => state !== undefined) ?? "ok";
}

/**
 * Whether the outcome is allowed. Only one is where one of two sessions ended
 * before the other began, or where the first call decides.
 */
function isAllowed(
  { inOrder, overlapping = [], firstCallDecides = false }: Scenario,
  level: IsolationLevel,
  order: readonly number[],
  outcome: string,
): boolean {
  if (level !== READ && SERIALIZATION.test(outcome)) return true;
  const changes = order.slice(1)
    .filter((session, index) => session !== order[index]).length;
  const isSerial = inOrder.length === 2 && changes === 1;
  return isSerial || firstCallDecides && level === READ
    ? inOrder[order[0] ?? 0] === outcome
    : [...inOrder, ...overlapping].includes(outcome);
}
