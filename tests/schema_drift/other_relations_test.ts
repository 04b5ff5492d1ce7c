import { assertEquals } from "@std/assert";
import { outcomeOf } from "../../support/outcome.ts";
import { assign } from "../../support/rpc.ts";
import { createScene } from "../../support/scene.ts";
import { withoutTrace } from "../../support/without_trace.ts";
import { addEvening, countedBoth, evening } from "./evening.ts";
import {
  AWAY,
  CREATE_BARE_TABLE,
  puttingRulesBack,
} from "../../support/capacity_rules_table.ts";

const RENAME = `alter table restaurant_capacity_rules rename to ${AWAY}`;

/** What may stand in the place of the table and has its rules. */
const relations: readonly { name: string; sql: string }[] = [
  {
    name: "a table without keys and with its columns in another order",
    sql: `${RENAME}; ${CREATE_BARE_TABLE};
      insert into restaurant_capacity_rules (restaurant_id, max_covers)
      select restaurant_id, max_covers from ${AWAY}`,
  },
  {
    name: "a table without ids",
    sql: "alter table restaurant_capacity_rules drop column id",
  },
  {
    name: "a table with wider limits",
    sql: `alter table restaurant_capacity_rules
      alter max_covers type bigint, alter max_parties type bigint`,
  },
  {
    name: "a table with narrower limits",
    // Other tests may have left limits that are beyond it.
    sql: `delete from restaurant_capacity_rules
      where greatest(max_covers, max_parties) > 32767;
      alter table restaurant_capacity_rules
      alter max_covers type smallint, alter max_parties type smallint`,
  },
  {
    name: "a view",
    sql: `${RENAME};
      create view restaurant_capacity_rules as select * from ${AWAY}`,
  },
  {
    name: "a materialized view",
    sql: `${RENAME};
      create materialized view restaurant_capacity_rules as
      select * from ${AWAY}`,
  },
  {
    name: "a partitioned table",
    sql: `${RENAME};
      create table restaurant_capacity_rules (like ${AWAY})
      partition by hash (restaurant_id);
      create table a_partition_of_the_rules
      partition of restaurant_capacity_rules
      for values with (modulus 1, remainder 0);
      insert into restaurant_capacity_rules select * from ${AWAY}`,
  },
  {
    name: "a table whose rows are in a child",
    sql: `${RENAME};
      create table restaurant_capacity_rules (like ${AWAY});
      create table a_child_of_the_rules ()
      inherits (restaurant_capacity_rules);
      insert into a_child_of_the_rules select * from ${AWAY}`,
  },
];

const full = evening({ maxCovers: 7, clients: 1 });

for (const { name, sql: replace } of relations) {
  full.test(`the limits are kept when they are in ${name}`, async ({ sql, restaurant, waiting, free }) => {
    const roomy = await addEvening(await createScene(sql), 8);
    await puttingRulesBack(sql, async () => {
      await sql.unsafe(replace);

      const { capacity } = await assign(sql, roomy.waiting, roomy.free);
      assertEquals(capacity, countedBoth(8));
      await withoutTrace(sql, restaurant, async () => {
        const { sqlstate } = await outcomeOf(assign(sql, waiting, free));
        assertEquals(sqlstate, "TA102");
      });
    });
  });
}

full.test("a temporary table of the same name does not hide the limits", async ({ sql, restaurant, clients: [session], waiting, free }) => {
  await session`create temp table restaurant_capacity_rules (id integer)`;
  await withoutTrace(sql, restaurant, async () => {
    const { sqlstate } = await outcomeOf(assign(session, waiting, free));
    assertEquals(sqlstate, "TA102");
  });
});

const unlimited = evening({ clients: 1 });

unlimited.test("a temporary table of the same name does not stand in for the limits", async ({ sql, restaurant, clients: [session], waiting, free }) => {
  await puttingRulesBack(sql, async () => {
    await sql`drop table restaurant_capacity_rules`;
    await session.unsafe(
      CREATE_BARE_TABLE.replace("create table", "create temp table"),
    );
    await session`
      insert into pg_temp.restaurant_capacity_rules (restaurant_id, max_covers)
      values (${restaurant.id}, 0)`;
    const { capacity } = await assign(session, waiting, free);
    assertEquals(capacity.state, "absent");
  });
});
