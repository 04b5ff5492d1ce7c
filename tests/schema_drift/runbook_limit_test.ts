import { assertEquals } from "@std/assert";
import { connect } from "../../support/database.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { addServicePeriod } from "../../support/service_period.ts";
import { blocksOf } from "./runbook.ts";

Deno.test("a limit that is set twice as the runbook says is one rule, with the later limit", async () => {
  const block =
    blocksOf("Capacity rules").find((sql) =>
      sql.startsWith("insert into restaurant_capacity_rules")
    ) ?? "";
  await using session = connect(1);
  await session`begin`;
  const restaurant = await createRestaurant(session);
  await session`
    update restaurants
    set name = case when id = ${restaurant.id} then 'Gasthaus Linde' else 'Other' end
    where id = ${restaurant.id} or name = 'Gasthaus Linde'`;
  await addServicePeriod(session, restaurant, {
    start_time: "18:00",
    end_time: "22:00",
  });
  await session.unsafe(block);
  await session.unsafe(block.replace("60", "50"));
  const rules = await session`
    select max_covers from restaurant_capacity_rules
    where restaurant_id = ${restaurant.id}`;
  await session`rollback`;
  assertEquals(rules.map((rule) => ({ ...rule })), [{ max_covers: 50 }]);
});
