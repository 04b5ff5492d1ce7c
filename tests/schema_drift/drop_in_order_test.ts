import { assertEquals } from "@std/assert";
import type { Database } from "../../support/database.ts";
import { assign } from "../../support/rpc.ts";
import { startBlocked } from "../../support/waiting.ts";
import { evening } from "./evening.ts";
import { puttingRulesBack } from "../../support/capacity_rules_table.ts";

const evenings = evening({ maxCovers: 20, clients: 3 });

async function dropRules(session: Database) {
  await session`drop table restaurant_capacity_rules`;
}

evenings.test("dropping restaurant_capacity_rules waits for open calls, and later calls wait for the drop", async ({ sql, tables: { T1, T2 }, clients, seated, waiting, free }) => {
  const [early, operator, late] = clients;
  await puttingRulesBack(sql, async () => {
    await early`begin`;
    await assign(early, seated, [T1]);
    const drop = await startBlocked(sql, operator, dropRules);
    const call = await startBlocked(sql, late, assign, waiting, free);
    const again = await assign(early, seated, [T2]);
    await early`commit`;

    assertEquals(again.capacity.state, "enforced");
    assertEquals((await drop.outcome).sqlstate, "00000");
    assertEquals((await call.outcome).answer?.capacity.state, "absent");
  });
});
