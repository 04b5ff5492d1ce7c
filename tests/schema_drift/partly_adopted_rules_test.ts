import { assertEquals } from "@std/assert";
import {
  AWAY,
  CREATE_BARE_TABLE,
  migrateRules,
  puttingRulesBack,
  readAdoption,
} from "../../support/capacity_rules_table.ts";
import { connect } from "../../support/database.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign } from "../../support/rpc.ts";
import { createScene } from "../../support/scene.ts";
import {
  check,
  FIND_TIES,
  limitsForStaff,
  RENAME,
  rowsOf,
  settingsOf,
} from "./adoption.ts";
import { addEvening } from "./evening.ts";

Deno.test("rules that tie are named and kept, and the constraint comes once they are resolved", async () => {
  await using sql = connect();
  const { restaurant } = await createScene(sql);
  await puttingRulesBack(sql, async () => {
    await sql.unsafe(`${RENAME}; ${CREATE_BARE_TABLE}`);
    await sql`
      insert into restaurant_capacity_rules (id, restaurant_id, day_of_week, max_covers)
      values (1, ${restaurant.id}, null, 7), (2, ${restaurant.id}, 5, 8),
        (3, ${restaurant.id}, null, 7), (4, null, 5, 8)`;
    const rows = await rowsOf(sql);

    const warnings = await migrateRules();
    assertEquals(warnings.slice(1), [
      "These rules are for the same restaurant, period, day and date, and " +
      "only the strictest of them counts: 1 and 3. The constraint " +
      "a_service_has_one_rule is left out. Delete those that are wrong, then " +
      "run this migration's text again",
    ]);
    assertEquals(await rowsOf(sql), rows);
    assertEquals((await check(sql)).slice(0, 1), [
      "Rules can tie: the constraint a_service_has_one_rule is missing",
    ]);
    assertEquals(
      (await sql.unsafe(FIND_TIES)).map(({ rules }) =>
        rules.map(({ id }: { id: number }) => id)
      ),
      [[1, 3]],
    );

    await sql`
      delete from restaurant_capacity_rules where id = 3 or restaurant_id is null`;
    assertEquals((await migrateRules()).length, 1);
    assertEquals((await check(sql)).length, 2);
  });
});

Deno.test("rules without a column that the guard needs are adopted as far as they go, and completed after the repair", async () => {
  await using sql = connect();
  const scene = await createScene(sql);
  const { restaurant } = scene;
  const { waiting, free } = await addEvening(scene);
  await puttingRulesBack(sql, async () => {
    await sql.unsafe(
      `${RENAME}; create table restaurant_capacity_rules (
        like ${AWAY} including defaults);
      alter table restaurant_capacity_rules drop column day_of_week`,
    );
    await sql`
      insert into restaurant_capacity_rules (restaurant_id, max_covers)
      values (${restaurant.id}, 7)`;

    assertEquals(await migrateRules(), [
      "public.restaurant_capacity_rules is there already, a table, and is " +
      "kept as it is; it lacks the column day_of_week",
      "public.restaurant_capacity_rules does not get the constraint " +
      "a_service_has_one_rule: column r.day_of_week does not exist",
      "The capacity guard cannot read public.restaurant_capacity_rules: a " +
      "column is missing. Assignments fail with CAPACITY_RULES_UNREADABLE " +
      "until it is repaired; docs/runbook.md says how",
    ]);
    assertEquals(await check(sql), [
      "Owners and managers have no policies to write it by",
      "Rules can tie: the constraint a_service_has_one_rule is missing",
      "The column day_of_week is missing",
      "What they write is not checked or not recorded: a trigger is missing",
    ]);
    const { sqlstate } = await outcomeOf(assign(sql, waiting, free));
    assertEquals(sqlstate, "TA201");
    assertEquals(await limitsForStaff(sql, restaurant), [7]);

    await sql`
      alter table restaurant_capacity_rules add column day_of_week smallint`;
    assertEquals(await migrateRules(), []);
    assertEquals(await check(sql), []);
  });
});

Deno.test("rules whose restaurant is no uuid are closed to staff", async () => {
  await using sql = connect();
  const { restaurant } = await createScene(sql);
  await puttingRulesBack(sql, async () => {
    await sql.unsafe(
      `${RENAME}; ` +
        CREATE_BARE_TABLE.replace("restaurant_id uuid", "restaurant_id text"),
    );
    await sql`
      insert into restaurant_capacity_rules (restaurant_id, max_covers)
      values (${restaurant.id}, 7)`;

    const warnings = await migrateRules();
    assertEquals(
      warnings[1],
      [
        "public.restaurant_capacity_rules has no restaurant_id of type uuid:",
        "staff cannot read it, and changes to it do not wait for decisions",
        "under way",
      ].join(" "),
    );
    assertEquals(await limitsForStaff(sql, restaurant), []);
    assertEquals((await check(sql)).slice(0, 2), [
      "Changes do not wait for calls that are under way: the trigger is missing",
      "Members have no policy to read it by",
    ]);
  });
});

Deno.test("the policies that adoption drops are warned of in full", async () => {
  await using sql = connect();
  await puttingRulesBack(sql, async () => {
    await sql`
      create policy "anybody adds rules" on restaurant_capacity_rules
      for insert to anon, authenticated with check (max_covers > 0)`;
    await sql`
      create policy "monitors read" on restaurant_capacity_rules
      for select to pg_monitor using (true)`;
    assertEquals(await migrateRules(), [
      'The policy "anybody adds rules" is dropped: PERMISSIVE for INSERT to ' +
      "{anon,authenticated}, using (<NULL>), with check ((max_covers > 0))",
    ]);
    const left = await sql`
      select polname as name from pg_policy
      where polrelid = 'restaurant_capacity_rules'::regclass order by polname`;
    assertEquals(left.map(({ name }) => name), [
      "members read the capacity rules of their restaurants",
      "monitors read",
      "owners and managers add capacity rules",
      "owners and managers change capacity rules",
      "owners and managers delete capacity rules",
    ]);
  });
});

Deno.test("a view under the name of the rules is kept as it is", async () => {
  await using sql = connect();
  await puttingRulesBack(sql, async () => {
    await sql.unsafe(
      `${RENAME};
      create view restaurant_capacity_rules as select * from ${AWAY}`,
    );
    const settings = await settingsOf(sql);
    assertEquals(await migrateRules(), [
      "public.restaurant_capacity_rules is there already, a view, and is " +
      "kept as it is; it has the columns of ours",
      "public.restaurant_capacity_rules is not a table: nothing is adopted, " +
      "and who may read it is not checked",
    ]);
    assertEquals(await settingsOf(sql), settings);
    assertEquals((await check(sql)).includes("It is not a table"), true);
  });
});

Deno.test("rules that belong to another role are kept as they are, and the warning says what to do", async () => {
  await using sql = connect();
  await puttingRulesBack(sql, async () => {
    await sql.unsafe(`
      create role owner_of_the_rules;
      grant owner_of_the_rules to current_user with inherit false, set true;
      grant create on schema public to owner_of_the_rules;
      alter table restaurant_capacity_rules owner to owner_of_the_rules;
      set role owner_of_the_rules;
      grant select on restaurant_capacity_rules to postgres;
      reset role`);
    try {
      assertEquals(await migrateRules(), [
        "public.restaurant_capacity_rules belongs to owner_of_the_rules: " +
        "nothing is adopted. Run this migration's text again after: alter " +
        "table public.restaurant_capacity_rules owner to postgres",
      ]);
      assertEquals(await check(sql), ["It belongs to owner_of_the_rules"]);
    } finally {
      await sql.unsafe(`
        grant owner_of_the_rules to current_user with inherit true;
        alter table restaurant_capacity_rules owner to postgres;
        revoke create on schema public from owner_of_the_rules;
        drop role owner_of_the_rules`);
    }
  });
});

Deno.test("without capacity rules there is nothing to adopt", async () => {
  await using sql = connect();
  await puttingRulesBack(sql, async () => {
    await sql`drop table restaurant_capacity_rules`;
    await sql.unsafe(await readAdoption());
    assertEquals(await check(sql), ["The table is absent: nothing is limited"]);
  });
});
