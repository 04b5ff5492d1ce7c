import { connect } from "../../support/database.ts";
import { untilTrue } from "../../support/waiting.ts";
import { puttingRulesBack } from "../../support/capacity_rules_table.ts";
import { gather } from "../clients/crowd.ts";
import { type Proof, timer } from "../proof.ts";
import { playRound } from "../rounds/round.ts";
import type { Scene } from "../rounds/scene.ts";
import { type Change, changes, KEEP, SHADOW } from "./changes.ts";

/** What all clients together do before the next change. */
const ACTIONS = 120;

/**
 * Changes the table of capacity rules under load, again and again. Every change
 * is part of every restaurant's history, so that each reply has to agree with
 * what the table was at some moment of the call.
 */
export async function proveDrift(proof: Proof, seconds: number): Promise<void> {
  const { sql, report } = proof;
  const hasTime = timer(seconds);
  for (let played = 0; played < changes.length || hasTime(); played++) {
    const group = changes[played % changes.length] ?? [];
    await puttingRulesBack(sql, () => playChanges(proof, group));
    if (report.violations.length > 0) return;
  }
  await sql`drop table if exists restaurant_capacity_rules_kept`;
}

/** Plays a round while an operator makes the changes, one after the other. */
async function playChanges(
  proof: Proof,
  group: readonly Change[],
): Promise<void> {
  // A temporary table belongs to a session, and HTTP clients have none.
  const options = group.length === 0
    ? { direct: 16, http: 0, prelude: () => SHADOW }
    : { direct: 10, http: 6 };
  await using crowd = gather(options);
  await using operator = connect(1);
  let [sent, isDone] = [0, false];
  const untilMore = async () => {
    const enough = sent + ACTIONS;
    await untilTrue(async () => {
      await operator`select`;
      return sent >= enough;
    }, "The clients came to a halt");
  };
  await playRound(proof, {
    name: group.map(({ name }) => name).join(", ") || "temporary tables",
    clients: crowd.clients,
    behaviour: { keyedPercent: 30 },
    isFixed: () => true,
    shouldContinue(count) {
      sent = count;
      return !isDone;
    },
    async meanwhile(scenes) {
      try {
        await operator.unsafe(KEEP);
        await untilMore();
        for (const change of group) {
          await apply(proof, scenes, change, () => operator.unsafe(change.sql));
          await untilMore();
        }
      } finally {
        isDone = true;
      }
    },
  });
}

/**
 * Makes a change once, and records it in every history: each restaurant has a
 * clock of its own, and for each the change is an action that others overlap.
 */
async function apply(
  { report }: Proof,
  scenes: readonly Scene[],
  { name, rules }: Change,
  make: () => Promise<unknown>,
): Promise<void> {
  report.count("changes of the schema");
  let made: Promise<unknown> | undefined;
  await Promise.all(scenes.map(({ rule, recorder }) => {
    const asBefore = { table: "present", rules: [rule] } as const;
    const action = {
      act: "set rules",
      rules: rules === "as before" ? asBefore : rules,
      cause: `The table is ${name}`,
    } as const;
    const sent = { client: "operator", actor: null, mayRepeat: false, action };
    return recorder.record(sent, async () => {
      await (made ??= make());
      return { outcome: "done", replayed: false, body: {} };
    });
  }));
}
