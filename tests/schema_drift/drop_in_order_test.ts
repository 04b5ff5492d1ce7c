import { assertEquals } from "@std/assert";
import { backendPid, connect } from "../../support/database.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign } from "../../support/rpc.ts";
import { untilBlocked } from "../../support/waiting.ts";
import { createEvening } from "./evening.ts";
import { puttingRulesBack } from "./rules_table.ts";

Deno.test("dropping the table of the limits waits for open calls, and later calls wait for the drop", async () => {
  await using sql = connect();
  await using early = connect(1);
  await using operator = connect(1);
  await using late = connect(1);
  const { restaurant, seated, waiting, free } = await createEvening(sql, {
    maxCovers: 20,
  });
  const [t1 = "", t2 = ""] = restaurant.tableIds;
  const operatorPid = await backendPid(operator);
  const latePid = await backendPid(late);
  await puttingRulesBack(sql, async () => {
    await early`begin`;
    await assign(early, seated, [t1]);
    const drop = outcomeOf(
      (async () => await operator`drop table restaurant_capacity_rules`)(),
    );
    await untilBlocked(sql, operatorPid);
    const call = outcomeOf(assign(late, waiting, free));
    await untilBlocked(sql, latePid);
    const again = await assign(early, seated, [t2]);
    await early`commit`;

    assertEquals(again.capacity.state, "enforced");
    assertEquals((await drop).sqlstate, "00000");
    assertEquals((await call).answer?.capacity.state, "absent");
  });
});
