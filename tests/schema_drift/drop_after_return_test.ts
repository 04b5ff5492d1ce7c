import { assertEquals } from "@std/assert";
import { assign } from "../../support/rpc.ts";
import { startBlocked } from "../../support/waiting.ts";
import { evening } from "./evening.ts";
import {
  createRules,
  puttingRulesBack,
} from "../../support/capacity_rules_table.ts";

const evenings = evening({ maxCovers: 20, clients: 3 });

evenings.test("a call that began without restaurant_capacity_rules does not block a drop while it waits", async ({ sql, clients, seated, waiting, free }) => {
  const [holder, caller, operator] = clients;
  await puttingRulesBack(sql, async () => {
    await sql`drop table restaurant_capacity_rules`;
    await holder`begin`;
    await assign(holder, seated, free);
    const call = await startBlocked(sql, caller, assign, waiting, free);
    await createRules(sql);
    await operator`drop table restaurant_capacity_rules`;
    await holder`rollback`;

    assertEquals((await call.outcome).answer?.capacity.state, "absent");
  });
});
