import { assertEquals } from "@std/assert";
import {
  AWAY,
  CREATE_BARE_TABLE,
  migrateRules,
  puttingRulesBack,
} from "../../support/capacity_rules_table.ts";
import { connect } from "../../support/database.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign } from "../../support/rpc.ts";
import { createScene } from "../../support/scene.ts";
import { withoutTrace } from "../../support/without_trace.ts";
import {
  check,
  limitsForStaff,
  RENAME,
  rowsOf,
  settingsOf,
} from "./adoption.ts";
import { addEvening } from "./evening.ts";

/** Tables from before, each filled with a rule of 7 covers for a restaurant. */
const earlier: readonly { name: string; create: string; differs: string[] }[] =
  [
    {
      name: "of the barest form",
      create: CREATE_BARE_TABLE,
      differs: [
        "The column day_of_week is integer instead of smallint",
        "The column id is bigint instead of uuid",
      ],
    },
    {
      name: "that everybody may read and write",
      create:
        `create table restaurant_capacity_rules (like ${AWAY} including defaults);
        grant all on restaurant_capacity_rules to public, anon;
        grant all on restaurant_capacity_rules to authenticated
          with grant option;
        grant update (max_covers) on restaurant_capacity_rules to service_role;
        alter table restaurant_capacity_rules enable row level security;
        create policy "all for all" on restaurant_capacity_rules using (true)`,
      differs: [],
    },
    {
      name: "with our names on other things",
      create: `create table restaurant_capacity_rules (
          like ${AWAY} including defaults,
          constraint a_service_has_one_rule unique (restaurant_id, id)
        );
        create policy "members read the capacity rules of their restaurants"
        on restaurant_capacity_rules to authenticated using (true);
        create trigger a_rule_waits_for_decisions
        before update on restaurant_capacity_rules
        for each row execute function suppress_redundant_updates_trigger()`,
      differs: [],
    },
    {
      name: "in partitions",
      create:
        `create table restaurant_capacity_rules (like ${AWAY} including defaults)
        partition by hash (restaurant_id);
        create table a_partition_of_the_rules
        partition of restaurant_capacity_rules
        for values with (modulus 1, remainder 0)`,
      differs: [],
    },
  ];

for (const { name, create, differs } of earlier) {
  Deno.test(`capacity rules ${name} are adopted with their rows, and a second time changes nothing`, async () => {
    await using sql = connect();
    const scene = await createScene(sql);
    const { restaurant } = scene;
    const { waiting, free } = await addEvening(scene);
    const other = await createScene(sql);
    await puttingRulesBack(sql, async () => {
      await sql.unsafe(`${RENAME}; ${create}`);
      await sql`
        insert into restaurant_capacity_rules (restaurant_id, max_covers)
        values (${restaurant.id}, 7), (${other.restaurant.id}, 9)`;
      const rows = await rowsOf(sql);

      await migrateRules();
      const settings = await settingsOf(sql);
      assertEquals(await check(sql), differs);
      assertEquals(await rowsOf(sql), rows);
      assertEquals(await limitsForStaff(sql, restaurant), [7]);
      await withoutTrace(sql, restaurant, async () => {
        const { sqlstate } = await outcomeOf(assign(sql, waiting, free));
        assertEquals(sqlstate, "TA102");
      });

      await migrateRules();
      assertEquals(await settingsOf(sql), settings);
      assertEquals(await rowsOf(sql), rows);
    });
  });
}
