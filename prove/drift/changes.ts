import { readMigration } from "../../tests/schema_drift/rules_table.ts";
import type { Rules } from "../history/operation.ts";

/** A change of the table of the limits, and what every restaurant then has. */
export interface Change {
  readonly name: string;
  readonly sql: string;
  /** The documented outcome; "as before": the limits that the scene has. */
  readonly rules: Rules | "as before";
}

const RULES = "public.restaurant_capacity_rules";
const KEPT = "public.restaurant_capacity_rules_kept";
const AWAY = "public.restaurant_capacity_rules_away";
const NO_LIMITS: Rules = {
  table: "present",
  maxCovers: null,
  maxParties: null,
};

/** Makes the table anew with the rows that were kept, in one transaction. */
const RECREATE = `
  ${await readMigration()};
  insert into ${RULES} select * from ${KEPT};`;

/** Keeps a copy of the rows, so that they can be put back. */
export const KEEP = `
  drop table if exists ${KEPT};
  create table ${KEPT} (like ${RULES} including all);
  insert into ${KEPT} select * from ${RULES};`;

/** Each group begins and ends with the table as its migration defines it. */
export const changes: readonly (readonly Change[])[] = [
  [
    { name: "dropped", sql: `drop table ${RULES}`, rules: { table: "absent" } },
    { name: "re-created", sql: RECREATE, rules: "as before" },
    {
      name: "dropped and re-created at once",
      sql: `drop table ${RULES}; ${RECREATE}`,
      rules: "as before",
    },
  ],
  [
    { name: "emptied", sql: `truncate ${RULES}`, rules: NO_LIMITS },
    {
      name: "filled",
      sql: `insert into ${RULES} select * from ${KEPT}`,
      rules: "as before",
    },
  ],
  [
    {
      name: "renamed away",
      sql: `alter table ${RULES} rename to restaurant_capacity_rules_away`,
      rules: { table: "absent" },
    },
    {
      name: "renamed back",
      sql: `alter table ${AWAY} rename to restaurant_capacity_rules`,
      rules: "as before",
    },
  ],
  [
    {
      name: "replaced by a view",
      sql: `alter table ${RULES} rename to restaurant_capacity_rules_away;
      create view ${RULES} as select * from ${AWAY}`,
      rules: "as before",
    },
    {
      name: "the view replaced by a partitioned table",
      sql: `drop view ${RULES}; drop table ${AWAY};
      create table ${RULES} (like ${KEPT} including defaults)
        partition by hash (restaurant_id);
      create table ${AWAY} partition of ${RULES}
        for values with (modulus 1, remainder 0);
      insert into ${RULES} select * from ${KEPT}`,
      rules: "as before",
    },
    {
      name: "the partitioned table replaced by an ordinary one",
      sql: `drop table ${RULES}; ${RECREATE}`,
      rules: "as before",
    },
  ],
  [
    {
      name: "a column dropped",
      sql: `alter table ${RULES} drop column max_covers cascade`,
      rules: { table: "unreadable" },
    },
    {
      name: "re-created with all columns",
      sql: `drop table ${RULES}; ${RECREATE}`,
      rules: "as before",
    },
  ],
  [
    {
      name: "a column retyped",
      sql: `alter table ${RULES} drop constraint a_limit_is_not_negative,
      alter max_parties type text`,
      rules: { table: "unreadable" },
    },
    {
      name: "re-created with the right types",
      sql: `drop table ${RULES}; ${RECREATE}`,
      rules: "as before",
    },
  ],
  [
    {
      name: "privileges revoked",
      sql: `revoke all on table ${RULES} from postgres`,
      // The owner is a member of pg_read_all_data, as on the platform.
      rules: "as before",
    },
    {
      name: "privileges granted",
      sql: `grant all on table ${RULES} to postgres`,
      rules: "as before",
    },
  ],
  // What sessions with a temporary table of that name do is the whole change.
  [],
];

/** Hides the table from whoever looks for it by its name alone. */
export const SHADOW = `
  create temp table restaurant_capacity_rules
    (restaurant_id uuid, max_covers integer, max_parties integer)`;
