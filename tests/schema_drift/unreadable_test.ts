import { assertEquals } from "@std/assert";
import { type Database, one } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { assertRefused } from "../../support/refusal.ts";
import { assign, unassign, update } from "../../support/rpc.ts";
import { evening, readBookings } from "./evening.ts";
import {
  AWAY,
  CREATE_BARE_TABLE,
  puttingRulesBack,
} from "../../support/capacity_rules_table.ts";

const RENAME = `alter table restaurant_capacity_rules rename to ${AWAY}`;
const MISSING = { sqlstate: "42703", cause: "a column is missing" };
const RETYPED = { sqlstate: "42883", cause: "a column has another type" };
const FORBIDDEN = {
  sqlstate: "42501",
  cause: "the owner of the allocator may not read it",
};
const STRANGE = { sqlstate: "42809", cause: "reading it failed" };

interface Damage {
  readonly name: string;
  readonly sql: string;
  readonly cause: { readonly sqlstate: string; readonly cause: string };
}

const missing: Damage[] = [
  "restaurant_id",
  "service_period_id",
  "day_of_week",
  "effective_date",
  "max_covers",
  "max_parties",
].map((column) => ({
  name: `lacks the column ${column}`,
  sql: `alter table restaurant_capacity_rules drop column ${column} cascade`,
  cause: MISSING,
}));

const retyped: Damage[] = [
  ["restaurant_id", "text"],
  ["service_period_id", "text"],
  ["day_of_week", "text"],
  ["effective_date", "text"],
  ["max_covers", "text"],
  ["max_covers", "numeric"],
  ["max_covers", "jsonb"],
  ["max_parties", "text"],
  ["max_parties", "double precision"],
].map(([column, type]) => ({
  name: `has ${column} as ${type}`,
  sql: `${RENAME}; ` + CREATE_BARE_TABLE.replace(
    new RegExp(`${column} \\w+`),
    `${column} ${type}`,
  ),
  cause: RETYPED,
}));

const others: Damage[] = [
  {
    name: "may not be read",
    sql: `revoke all on restaurant_capacity_rules
      from current_user, authenticated, service_role`,
    cause: FORBIDDEN,
  },
  {
    name: "may be read in part",
    sql: `revoke all on restaurant_capacity_rules
        from current_user, authenticated, service_role;
      grant select (restaurant_id, max_covers)
      on restaurant_capacity_rules to current_user`,
    cause: FORBIDDEN,
  },
  {
    name: "is a sequence",
    sql: `${RENAME}; create sequence restaurant_capacity_rules`,
    cause: STRANGE,
  },
  {
    name: "is a type",
    sql: `${RENAME}; create type restaurant_capacity_rules as (id uuid)`,
    cause: STRANGE,
  },
  {
    name: "is a view that fails",
    sql: `${RENAME}; create view restaurant_capacity_rules as
      select id, restaurant_id, service_period_id, day_of_week, effective_date,
        1 / (day_of_week - day_of_week) as max_covers, max_parties
      from ${AWAY}`,
    cause: { sqlstate: "22012", cause: "reading it failed" },
  },
];

async function mayReadAll(sql: Database): Promise<boolean> {
  const row = one(
    await sql<{ may: boolean }[]>`
    select pg_has_role('pg_read_all_data', 'usage') as may`,
  );
  return row.may;
}

const evenings = evening();

for (
  const { name, sql: damage, cause } of [...missing, ...retyped, ...others]
) {
  evenings.test(`nothing is seated or moved while restaurant_capacity_rules ${name}`, async ({ sql, restaurant, seated, waiting, free }) => {
    await sql`
      insert into restaurant_capacity_rules
        (restaurant_id, day_of_week, max_covers)
      values (${restaurant.id}, 5, 100)`;
    await puttingRulesBack(sql, async () => {
      await sql.unsafe(damage);
      // Revoking changes nothing where the owner may read every table.
      if (cause === FORBIDDEN && await mayReadAll(sql)) return;
      const calls = [
        () => assign(sql, waiting, free),
        () => assign(sql, seated, free),
        () => update(sql, seated, { partySize: 5 }),
        () => update(sql, seated, { startAt: at("18:30") }),
      ];
      const before = await readBookings(sql, { seated, waiting });
      for (const call of calls) {
        const { details } = await assertRefused(
          call,
          "CAPACITY_RULES_UNREADABLE",
        );
        assertEquals(details, {
          table: "public.restaurant_capacity_rules",
          ...cause,
        });
      }
      assertEquals(await readBookings(sql, { seated, waiting }), before);

      const { releasedTableIds } = await unassign(sql, seated);
      assertEquals(releasedTableIds.length, 2);
    });
  });
}
