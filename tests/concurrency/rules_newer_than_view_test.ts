import { assertEquals } from "@std/assert";
import { beginLooking, ISOLATION_LEVELS } from "../../support/isolation.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign } from "../../support/rpc.ts";
import { scene } from "../../support/scene.ts";
import { addParties, ruleChanges } from "./rule_changes.ts";

const cases = ruleChanges.flatMap((change) =>
  ISOLATION_LEVELS.map((level) => ({ ...change, level }))
);

const parties = scene.with({ clients: 1, arrange: addParties });

for (const { name, prepare, apply, after, level } of cases) {
  parties.test(`when ${name} after a ${level} transaction began, that transaction does not decide by the old rules`, async ({ sql, restaurant, tables: { T1, T2 }, clients: [client], early, late }) => {
    await prepare(sql, restaurant);
    await assign(sql, early, [T1]);

    await beginLooking(client, level);
    await apply(sql, restaurant);
    const first = await outcomeOf(assign(client, late, [T2]));
    await client`commit`;
    const retried = await outcomeOf(assign(client, late, [T2]));

    assertEquals(
      [first.sqlstate, retried.sqlstate],
      [level === "read committed" ? after : "40001", after],
    );
  });
}
