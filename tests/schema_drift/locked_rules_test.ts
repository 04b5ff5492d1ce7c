import { assertEquals } from "@std/assert";
import { connect } from "../../support/database.ts";
import { switchGuard } from "../../support/guard_switch.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign, unassign } from "../../support/rpc.ts";
import { withoutTrace } from "../../support/without_trace.ts";
import { createEvening, uncounted } from "./evening.ts";

Deno.test("while the table of the limits is locked bookings are released, and assigned where the guard is off", async () => {
  await using sql = connect();
  await using operator = connect(1);
  const { restaurant, seated, waiting, free } = await createEvening(sql, {
    maxCovers: 7,
  });
  await switchGuard(sql, restaurant, "off");
  await operator`begin`;
  await operator`
    lock table restaurant_capacity_rules in access exclusive mode`;

  const { capacity } = await assign(sql, waiting, free);
  await switchGuard(sql, restaurant, "on");
  const { releasedTableIds } = await unassign(sql, seated);

  assertEquals(capacity, uncounted("bypassed"));
  assertEquals(releasedTableIds.length, 2);
});

Deno.test("an assignment that cannot read the limits because they are locked gives up and leaves nothing", async () => {
  await using sql = connect();
  await using operator = connect(1);
  const { restaurant, waiting, free } = await createEvening(sql, {
    maxCovers: 20,
  });
  await operator`begin`;
  await withoutTrace(sql, restaurant, async () => {
    // The last thing that this test reads of the table before it is locked.
    await operator`
      lock table restaurant_capacity_rules in access exclusive mode`;
    const { sqlstate } = await outcomeOf(assign(sql, waiting, free));
    assertEquals(sqlstate, "55P03");
    await operator`commit`;
  });
});
