import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { backendPid, connect } from "../../support/database.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign } from "../../support/rpc.ts";
import { untilBlocked } from "../../support/waiting.ts";
import { createEvening } from "./evening.ts";
import { createRules, puttingRulesBack } from "./rules_table.ts";

Deno.test("a call that began without the table of the limits does not stand in the way of a drop while it waits", async () => {
  await using sql = connect();
  await using holder = connect(1);
  await using caller = connect(1);
  await using operator = connect(1);
  const { restaurant, seated, waiting, free } = await createEvening(sql, {
    maxCovers: 20,
  });
  const callerPid = await backendPid(caller);
  await puttingRulesBack(sql, async () => {
    await sql`drop table restaurant_capacity_rules`;
    await holder`begin`;
    await assign(holder, seated, free);
    const call = outcomeOf(assign(caller, waiting, free));
    await untilBlocked(sql, callerPid);
    await createRules(sql);
    await addCapacityRule(sql, restaurant, { max_covers: 0 });
    await operator`drop table restaurant_capacity_rules`;
    await holder`rollback`;

    assertEquals((await call).answer?.capacity.state, "absent");
  });
});
