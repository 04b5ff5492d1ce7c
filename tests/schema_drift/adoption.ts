import { type Database, one } from "../../support/database.ts";
import { AWAY } from "../../support/capacity_rules_table.ts";
import { Document } from "../../support/document.ts";
import type { Restaurant } from "../../support/restaurant.ts";
import { addMember, asUser } from "../../support/user.ts";

/** Takes the table away, with its constraint's name, which is the index's. */
export const RENAME = `
  alter table restaurant_capacity_rules
    rename constraint a_service_has_one_rule to a_service_had_one_rule;
  alter table restaurant_capacity_rules rename to ${AWAY}`;

const runbook = await Document.read("runbook.md");

/** The runbook's queries about the rules. */
export const [CHECK = "", FIND_TIES = ""] = runbook.blocks(
  "Check the capacity rules",
);

/** What the runbook's check finds, in the order of the alphabet. */
export async function check(sql: Database): Promise<string[]> {
  const rows = await sql.unsafe<{ finding: string }[]>(CHECK);
  return rows.map(({ finding }) => finding).sort();
}

/** All that the migrations may set on the table, as one value. */
export async function settingsOf(sql: Database): Promise<unknown> {
  const row = one(
    await sql`
    select c.relrowsecurity, c.relacl,
      array(
        select to_jsonb(p) from pg_policies as p
        where p.tablename = c.relname order by p.policyname
      ) as policies,
      array(
        select pg_get_triggerdef(t.oid) from pg_trigger as t
        where t.tgrelid = c.oid and not t.tgisinternal order by t.tgname
      ) as triggers,
      array(
        select pg_get_constraintdef(k.oid) from pg_constraint as k
        where k.conrelid = c.oid and k.contype = 'u' order by k.conname
      ) as keys
    from pg_class as c
    where c.oid = to_regclass('public.restaurant_capacity_rules')`,
  );
  return row;
}

/** Every row with its place: an update would move it. */
export async function rowsOf(sql: Database): Promise<unknown[]> {
  return [
    ...await sql`
    select r.ctid, to_jsonb(r) as rule
    from restaurant_capacity_rules as r order by r.ctid`,
  ];
}

/** The limits that a new member of the restaurant's staff sees. */
export async function limitsForStaff(
  sql: Database,
  restaurant: Restaurant,
): Promise<number[]> {
  const userId = await addMember(sql, restaurant, "viewer");
  const rows = await asUser(
    sql,
    userId,
    (session) =>
      session<{ max_covers: number }[]>`
      select max_covers::integer from restaurant_capacity_rules`,
  );
  return rows.map(({ max_covers }) => max_covers);
}
