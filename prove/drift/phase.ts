import { connect } from "../../support/database.ts";
import { untilTrue } from "../../support/waiting.ts";
import { puttingRulesBack } from "../../tests/schema_drift/rules_table.ts";
import { type CrowdOptions, gather } from "../clients/crowd.ts";
import { createScenes } from "../history/phase.ts";
import { playRound, record } from "../history/round.ts";
import type { Scene } from "../history/scene.ts";
import { verifyScenes } from "../history/verify.ts";
import { checkInvariants, forgetEverything } from "../invariants.ts";
import { type Proof, timer } from "../proof.ts";
import { type Change, changes, KEEP, SHADOW } from "./changes.ts";

/** What all clients together do before the next change. */
const OPERATIONS = 120;

/**
 * Changes the table of the limits under load, again and again. Every change is
 * part of every restaurant's history, so that each answer has to go with what
 * the table was at some moment of the call.
 */
export async function proveDrift(proof: Proof, seconds: number): Promise<void> {
  const { sql, report } = proof;
  const hasTime = timer(seconds);
  for (let played = 0; played < changes.length || hasTime(); played++) {
    const group = changes[played % changes.length] ?? [];
    await puttingRulesBack(sql, () => playChanges(proof, group));
    await checkInvariants(sql, report);
    await forgetEverything(sql);
    if (report.violations.length > 0) return;
  }
  await sql`drop table if exists restaurant_capacity_rules_kept`;
}

async function playChanges(
  proof: Proof,
  group: readonly Change[],
): Promise<void> {
  const { sql, random, clock, report } = proof;
  const complain: CrowdOptions["complain"] = (invariant, text) =>
    report.violate(invariant, text);
  const isShadow = group.length === 0;
  await using crowd = gather({
    direct: isShadow ? 16 : 10,
    http: isShadow ? 0 : 6,
    complain,
    ...(isShadow && { prelude: () => SHADOW }),
  });
  await using operator = connect(1);
  const scenes = await createScenes(proof, () => true);
  await operator.unsafe(KEEP);
  let isDone = false;
  const played = playRound({
    sql,
    random,
    clock,
    clients: crowd.clients,
    scenes,
    manners: { keyed: 0.3 },
    goesOn: () => !isDone,
  });
  try {
    await untilMore(proof, scenes);
    for (const change of group) {
      await apply(proof, scenes, change, () => operator.unsafe(change.sql));
      await untilMore(proof, scenes);
    }
  } finally {
    isDone = true;
    await played;
  }
  // The limits were in force now and then only.
  const loose = scenes.map((scene) => ({ ...scene, isFixed: isShadow }));
  await verifyScenes(sql, clock, loose, report);
}

/** Carries a change out once, and writes it into every history. */
async function apply(
  { clock, report }: Proof,
  scenes: readonly Scene[],
  { name, rules }: Change,
  carryOut: () => Promise<unknown>,
): Promise<void> {
  report.count("changes of the schema");
  let carriedOut: Promise<unknown> | undefined;
  await Promise.all(scenes.map((scene) => {
    const before = scene.start.guards[0]?.rules;
    const after = rules === "as before" ? before : rules;
    if (after === undefined) throw new Error("The scene has no limits");
    const operation = {
      kind: "set rules",
      rules: after,
      cause: `The table is ${name}`,
    } as const;
    const sent = { client: "operator", actor: null, operation };
    return record(clock, scene, sent, async () => {
      await (carriedOut ??= carryOut());
      return { outcome: "done", replayed: false, body: {} };
    });
  }));
}

/** Waits until the clients have sent some more. */
async function untilMore(
  { sql }: Proof,
  scenes: readonly Scene[],
): Promise<void> {
  const sent = () =>
    scenes.reduce((sum, { entries }) => sum + entries.length, 0);
  const enough = sent() + OPERATIONS;
  await untilTrue(async () => {
    await sql`select`;
    return sent() >= enough;
  }, "The clients came to a halt");
}
