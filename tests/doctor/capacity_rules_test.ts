import { assertEquals } from "@std/assert";
import { diagnosisAfter, linesOf, sharedServer } from "./patient.ts";

const server = sharedServer();

const TABLE = "restaurant_capacity_rules";
const UNREADABLE =
  "capacity rules: The capacity guard cannot read the capacity rules: public.restaurant_capacity_rules:";
const ABSENT = { "Capacity rules": "absent: nothing is limited" };
const READABLE = states("readable for the guard", "readable");

function states(guard: string, staff: string): Record<string, string> {
  return { "Capacity rules": guard, "Capacity rules, for staff": staff };
}

const plants = [
  { name: "rules in order", sql: "", finds: [], states: READABLE },
  {
    name: "absent rules, which are no fault",
    sql: `drop table ${TABLE}`,
    finds: [],
    states: ABSENT,
  },
  {
    name: "rules that nothing reads, because the function that does is missing",
    sql: "drop function allocator.assign_tables",
    finds: [
      "objects: A function is missing: function allocator.assign_tables(p_booking_id uuid, p_table_ids uuid[], p_require_adjacency boolean, p_assigned_by uuid, p_idempotency_key text, p_restaurant_id uuid)",
    ],
    states: { "Capacity rules": "unknown, without the guard" },
  },
  {
    name: "rules without a column that the guard reads",
    sql: `alter table ${TABLE} drop max_parties cascade`,
    finds: [`${UNREADABLE} a column is missing`],
    states: states("not readable for the guard", "readable"),
  },
  {
    name: "rules with limits of another type",
    sql: `alter table ${TABLE} drop constraint a_limit_is_not_negative;
      alter table ${TABLE} alter max_covers type text`,
    finds: [`${UNREADABLE} a column has another type`],
    states: states("not readable for the guard", "readable"),
  },
  {
    name: "rules of an owner that does not share them",
    sql: `create role earlier;
      alter table ${TABLE} owner to earlier;
      revoke all on ${TABLE} from postgres, authenticated, service_role;
      revoke pg_read_all_data from postgres`,
    finds: [
      `${UNREADABLE} the owner of the allocator may not read it`,
      "capacity rules: The API's roles have other rights than they should: table public.restaurant_capacity_rules: none instead of authenticated: DELETE, SELECT; service_role: SELECT",
      "tying rules: not looked at: permission denied for table restaurant_capacity_rules (42501)",
    ],
    states: states("not readable for the guard", "not readable"),
  },
  {
    name: "rules that row level security hides from the guard",
    sql: `alter role postgres nobypassrls;
      alter table ${TABLE} force row level security`,
    finds: [
      "capacity rules: Row level security hides capacity rules from the guard: public.restaurant_capacity_rules",
      "capacity rules: Row level security is not as it should be: table public.restaurant_capacity_rules: on, for its owner too instead of on",
      'tying rules: not looked at: query would be affected by row-level security policy for table "restaurant_capacity_rules" (42501)',
    ],
    states: states("not readable for the guard", "readable"),
  },
  {
    name: "rules that staff do not read",
    sql:
      `drop policy "members read the capacity rules of their restaurants" on ${TABLE}`,
    finds: [
      'capacity rules: A policy is missing: policy "members read the capacity rules of their restaurants" on public.restaurant_capacity_rules',
    ],
    states: states("readable for the guard", "not readable"),
  },
  {
    name: "rules that anybody reads",
    sql: `alter table ${TABLE} disable row level security;
      grant select on ${TABLE} to anon;
      create policy open on ${TABLE} for select using (true)`,
    finds: [
      "capacity rules: The API's roles have other rights than they should: table public.restaurant_capacity_rules",
      "capacity rules: Row level security is not as it should be: table public.restaurant_capacity_rules: off instead of on",
      "capacity rules: There is a policy too many: policy open on public.restaurant_capacity_rules",
    ],
    states: READABLE,
  },
  {
    name: "a trigger of the rules that is disabled",
    sql: `alter table ${TABLE} disable trigger a_rule_waits_for_decisions`,
    finds: [
      "capacity rules: A trigger is not enabled: trigger a_rule_waits_for_decisions on public.restaurant_capacity_rules: no instead of yes",
    ],
    states: READABLE,
  },
  {
    name: "a view in place of the rules",
    sql: `alter table ${TABLE} rename to kept;
      create view ${TABLE} as select * from kept;
      grant select on ${TABLE} to authenticated`,
    finds: [
      "capacity rules: The capacity rules are not a table: public.restaurant_capacity_rules",
    ],
    states: READABLE,
  },
  {
    name: "rules that tie, and that nothing keeps them from it",
    sql: `alter table ${TABLE} drop constraint a_service_has_one_rule;
      delete from ${TABLE};
      insert into restaurants (id, name, timezone)
        values ('00000000-0000-4000-8000-000000000001', 'Tied', 'Europe/Berlin');
      insert into ${TABLE} (restaurant_id, day_of_week, effective_date, max_covers)
        select '00000000-0000-4000-8000-000000000001', 5, '2026-12-01', covers
        from generate_series(60, 80, 20) as covers`,
    finds: [
      "capacity rules: A constraint is missing: constraint a_service_has_one_rule on public.restaurant_capacity_rules",
      "tying rules: Capacity rules tie: only the strictest of them counts: restaurant 00000000-0000-4000-8000-000000000001, day 5, from 2026-12-01",
    ],
    states: READABLE,
  },
  {
    name: "nothing in adopted rules with other columns, keys and triggers",
    sql: `alter table ${TABLE} add remark text, alter max_covers type bigint;
      create index by_remark on ${TABLE} (remark);
      create trigger suppress before update on ${TABLE}
        for each row execute function suppress_redundant_updates_trigger()`,
    finds: [],
    states: READABLE,
  },
];

for (const { name, sql, finds, states } of plants) {
  Deno.test(`the doctor sees ${name}`, async () => {
    const diagnosis = await diagnosisAfter(server(), sql);
    assertEquals(linesOf(diagnosis), finds);
    const seen = Object.entries(diagnosis.states)
      .filter(([name]) => name.startsWith("Capacity rules"));
    assertEquals(Object.fromEntries(seen), states);
  });
}
