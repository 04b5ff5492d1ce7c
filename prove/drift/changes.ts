import type { Rules } from "../../model/capacity.ts";
import { readMigration } from "../../support/capacity_rules_table.ts";

/** A change of the table of capacity rules. */
export interface Change {
  /** What the table is afterwards. */
  readonly name: string;
  readonly sql: string;
  /** What every restaurant finds then; "as before": the rule of its scene. */
  readonly rules: Rules | "as before";
}

const RULES = "public.restaurant_capacity_rules";
const KEPT = "public.restaurant_capacity_rules_kept";
const AWAY = "public.restaurant_capacity_rules_away";

const ABSENT: Rules = { table: "absent" };
const UNREADABLE: Rules = { table: "unreadable" };
const NO_LIMITS: Rules = { table: "present", rules: [] };

/** Creates the table with its migration, and puts the kept rows into it. */
const RECREATE = `
  ${await readMigration()};
  insert into ${RULES} select * from ${KEPT};`;
const AT_ONCE = `drop table ${RULES}; ${RECREATE}`;

/** Keeps a copy of the rows, so that they can be put back. */
export const KEEP = `
  drop table if exists ${KEPT};
  create table ${KEPT} (like ${RULES} including all);
  insert into ${KEPT} select * from ${RULES};`;

const TABLES = ["restaurant_capacity_rules", "bookings", "assigned_tables"];
const TYPES = ["uuid", "text", "jsonb", "date", "timestamptz", "tstzrange"];

/** Puts something else in the place of each name that lacks its schema. */
export const SHADOW = [
  ...TABLES.map((name) => `create temp table ${name} (id bigint)`),
  ...TYPES.map((name) =>
    `create domain pg_temp.${name} as pg_catalog.${name} check (value is null)`
  ),
].join("; ");

/** A change after which every restaurant finds the rule of its scene. */
function restored(name: string, sql: string): Change {
  return { name, sql, rules: "as before" };
}

/** Each group begins and ends with the table as its migration defines it. */
export const changes: readonly (readonly Change[])[] = [
  [
    { name: "dropped", sql: `drop table ${RULES}`, rules: ABSENT },
    restored("created again", RECREATE),
    restored("dropped and created again at once", AT_ONCE),
  ],
  [
    { name: "emptied", sql: `truncate ${RULES}`, rules: NO_LIMITS },
    restored("filled", `insert into ${RULES} select * from ${KEPT}`),
  ],
  [
    {
      name: "renamed away",
      sql: `alter table ${RULES} rename to restaurant_capacity_rules_away`,
      rules: ABSENT,
    },
    restored(
      "renamed back",
      `alter table ${AWAY} rename to restaurant_capacity_rules`,
    ),
  ],
  [
    restored(
      "replaced by a view",
      `alter table ${RULES} rename to restaurant_capacity_rules_away;
      create view ${RULES} as select * from ${AWAY}`,
    ),
    restored(
      "a partitioned table in place of the view",
      `drop view ${RULES}; drop table ${AWAY};
      create table ${RULES} (like ${KEPT} including defaults)
        partition by hash (restaurant_id);
      create table ${AWAY} partition of ${RULES}
        for values with (modulus 1, remainder 0);
      insert into ${RULES} select * from ${KEPT}`,
    ),
    restored("an ordinary table again", AT_ONCE),
  ],
  [
    {
      name: "without a column",
      sql: `alter table ${RULES} drop column max_covers cascade`,
      rules: UNREADABLE,
    },
    restored("created with all columns", AT_ONCE),
  ],
  [
    {
      name: "with a column of another type",
      sql: `alter table ${RULES} drop constraint a_limit_is_not_negative,
      alter max_parties type text`,
      rules: UNREADABLE,
    },
    restored("created with the right types", AT_ONCE),
  ],
  [
    // The owner is a member of pg_read_all_data, as on the platform.
    restored(
      "not granted to its owner",
      `revoke all on table ${RULES} from postgres`,
    ),
    restored("granted to its owner", `grant all on table ${RULES} to postgres`),
  ],
  // Sessions with temporary tables and types of the names in use, and no other change.
  [],
];
