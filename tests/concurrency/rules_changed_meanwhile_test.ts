import { assertEquals } from "@std/assert";
import type { Database } from "../../support/database.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign } from "../../support/rpc.ts";
import { scene } from "../../support/scene.ts";
import { startBlocked } from "../../support/waiting.ts";
import { addParties, ruleChanges } from "./rule_changes.ts";

const parties = scene.with({ clients: 3, arrange: addParties });

/** Whatever a change answers, so that its outcome can be awaited as a call's. */
const settle = async (run: () => Promise<unknown>) => {
  await run();
};

for (const { name, prepare, apply, before, after } of ruleChanges) {
  parties.test(`while ${name}, an assignment waits and is then decided by the new rules`, async ({ sql, restaurant, tables: { T1, T2 }, clients: [changer, client], early, late }) => {
    await prepare(sql, restaurant);
    await assign(sql, early, [T1]);
    await changer`begin`;
    await apply(changer, restaurant);
    const waiting = await startBlocked(sql, client, assign, late, [T2]);
    await changer`commit`;
    assertEquals((await waiting.outcome).sqlstate, after);
  });

  parties.test(`when it is undone that ${name}, the assignment that waited is decided by the old rules`, async ({ sql, restaurant, tables: { T1, T2 }, clients: [changer, client], early, late }) => {
    await prepare(sql, restaurant);
    await assign(sql, early, [T1]);
    await changer`begin`;
    await apply(changer, restaurant);
    const waiting = await startBlocked(sql, client, assign, late, [T2]);
    await changer`rollback`;
    assertEquals((await waiting.outcome).sqlstate, before);
  });

  parties.test(`before ${name}, the assignment under way ends, and the next one waits for the change`, async ({ sql, restaurant, tables: { T1, T2 }, clients, early, late }) => {
    const [first, changer, second] = clients;
    await prepare(sql, restaurant);
    await first`begin`;
    await assign(first, early, [T1]);
    const change = await startBlocked(
      sql,
      changer,
      (session: Database) => settle(() => apply(session, restaurant)),
    );
    const next = await startBlocked(sql, second, assign, late, [T2]);
    await first`commit`;
    assertEquals(
      [(await change.outcome).sqlstate, (await next.outcome).sqlstate],
      ["00000", after],
    );
  });
}

parties.test("an assignment does not wait for a lock on the row of its limit", async ({ sql, restaurant, tables: { T1 }, clients: [holder], early }) => {
  await ruleChanges[1]?.prepare(sql, restaurant);
  await holder`begin`;
  await holder`
    select from restaurant_capacity_rules
    where restaurant_id = ${restaurant.id} for update`;
  const { sqlstate, answer } = await outcomeOf(assign(sql, early, [T1]));
  await holder`rollback`;
  assertEquals([sqlstate, answer?.capacity.maxCovers], ["00000", 8]);
});
