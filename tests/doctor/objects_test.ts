import { assertEquals } from "@std/assert";
import {
  diagnosisAfter,
  linesOf,
  type Plant,
  sharedServer,
} from "./patient.ts";

const server = sharedServer();

const START_OF_DAY = "allocator.start_of_day(date, text)";
const RIGHTS = "objects: The API's roles have other rights than they should";

const plants: readonly Plant[] = [
  {
    name: "nothing in a database as the migrations make it",
    sql: "",
    finds: [],
  },
  {
    name: "a function that was put back to another body",
    sql:
      `create or replace function allocator.start_of_day(p_day date, p_timezone text)
      returns timestamptz language plpgsql stable set search_path = pg_catalog, pg_temp
      as 'begin return p_day::timestamp at time zone p_timezone; end'`,
    finds: [
      "objects: A function has another body than the migrations gave it: function allocator.start_of_day(p_day date, p_timezone text)",
    ],
  },
  {
    name: "a function without its search_path",
    sql: `alter function ${START_OF_DAY} reset all`,
    finds: [
      "objects: The search_path of a function is not pinned as it should be: function allocator.start_of_day(p_day date, p_timezone text): nothing instead of pg_catalog, pg_temp",
    ],
  },
  {
    name: "a function that may take as long as it likes",
    sql: "alter function suggest_tables reset statement_timeout",
    finds: [
      "objects: The settings of a function are not as they should be: function public.suggest_tables(p_booking_id uuid, p_restaurant_id uuid, p_party_size integer, p_start_at timestamp with time zone, p_end_at timestamp with time zone, p_min_minutes integer, p_limit integer, p_require_adjacency boolean): TimeZone=UTC instead of TimeZone=UTC; statement_timeout=4s",
    ],
  },
  {
    name: "a function that runs with its owner's rights",
    sql: `alter function ${START_OF_DAY} security definer`,
    finds: [
      "objects: A function runs with other rights than it should: function allocator.start_of_day(p_day date, p_timezone text): its owner instead of its caller",
    ],
  },
  {
    name: "a function of another owner",
    sql: `alter function ${START_OF_DAY} owner to supabase_admin`,
    finds: [
      "objects: A function has another owner than it should: function allocator.start_of_day(p_day date, p_timezone text): supabase_admin instead of postgres",
    ],
  },
  {
    name: "a function that is missing",
    sql: `drop function ${START_OF_DAY}`,
    finds: [
      "objects: A function is missing: function allocator.start_of_day(p_day date, p_timezone text)",
    ],
  },
  {
    name: "a function that anybody may call",
    sql: `grant execute on function ${START_OF_DAY} to public, anon`,
    finds: [
      `${RIGHTS}: function allocator.start_of_day(p_day date, p_timezone text): anon: EXECUTE; public: EXECUTE instead of none`,
    ],
  },
  {
    name: "a trigger that is disabled",
    sql: "alter table bookings disable trigger a_booking_is_kept",
    finds: [
      "objects: A trigger is not enabled: trigger a_booking_is_kept on public.bookings: no instead of yes",
    ],
  },
  {
    name: "a trigger that is missing",
    sql: "drop trigger a_block_has_tables on table_assignments",
    finds: [
      "objects: A trigger is missing: trigger a_block_has_tables on public.table_assignments",
    ],
  },
  {
    name: "a trigger too many",
    sql: `create trigger suppress before update on bookings
      for each row execute function suppress_redundant_updates_trigger()`,
    finds: [
      "objects: There is a trigger too many: trigger suppress on public.bookings",
    ],
  },
  {
    name: "a policy that is missing",
    sql: `drop policy "members read the zones of their restaurants" on zones`,
    finds: [
      'objects: A policy is missing: policy "members read the zones of their restaurants" on public.zones',
    ],
  },
  {
    name: "a policy that lets everybody read",
    sql:
      `alter policy "members read the zones of their restaurants" on zones using (true)`,
    finds: [
      'objects: A policy is not as it should be: policy "members read the zones of their restaurants" on public.zones',
    ],
  },
  {
    name: "a policy too many",
    sql:
      `create policy "anybody" on bookings for select to authenticated using (true)`,
    finds: [
      "objects: There is a policy too many: policy anybody on public.bookings",
    ],
  },
  {
    name: "nothing in a policy and the rights of a booking system's own role",
    sql: `create role booking_system;
      grant select, insert, update on bookings to booking_system;
      create policy "the booking system writes bookings" on bookings
        to booking_system using (true) with check (true)`,
    finds: [],
  },
  {
    name: "row level security that is off",
    sql: "alter table bookings disable row level security",
    finds: [
      "objects: Row level security is not as it should be: table public.bookings: off instead of on",
    ],
  },
  {
    name: "a right on a table that came back",
    sql: "grant delete on assignment_events to service_role",
    finds: [
      `${RIGHTS}: table public.assignment_events: authenticated: SELECT; service_role: DELETE, SELECT instead of authenticated: SELECT; service_role: SELECT`,
    ],
  },
  {
    name: "a right on a table that went",
    sql: "revoke select on zones from authenticated",
    finds: [
      `${RIGHTS}: table public.zones: authenticated: DELETE; service_role: SELECT instead of authenticated: DELETE, SELECT; service_role: SELECT`,
    ],
  },
  {
    name: "a right on a column",
    sql: "grant update (notes) on bookings to authenticated",
    finds: [
      `${RIGHTS}: column notes on public.bookings: authenticated: UPDATE instead of none`,
    ],
  },
  {
    name: "a right on a sequence",
    sql: "grant usage on sequence allocator_settings_id_seq to anon",
    finds: [
      `${RIGHTS}: relation public.allocator_settings_id_seq: anon: USAGE instead of none`,
    ],
  },
  {
    name: "a right on the schema",
    sql: "grant usage on schema allocator to anon",
    finds: [
      `${RIGHTS}: schema allocator: anon: USAGE; authenticated: USAGE; service_role: USAGE instead of authenticated: USAGE; service_role: USAGE`,
    ],
  },
  {
    name: "temporary tables that anybody may make",
    sql:
      "do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$",
    finds: [
      `${RIGHTS}: database temporary tables: public: TEMPORARY instead of none`,
    ],
  },
  {
    name: "a column of another type",
    sql: "alter table bookings alter notes type text",
    finds: [
      "objects: A column has another type than it should: column notes on public.bookings: text instead of character varying(2000)",
    ],
  },
  {
    name: "a column too many",
    sql: "alter table bookings add colour text",
    finds: [
      "objects: There is a column too many: column colour on public.bookings",
    ],
  },
  {
    name: "a column that lost its statistics",
    sql: "alter table assigned_tables alter during reset (n_distinct)",
    finds: [
      "objects: A column has another option than it should: column during on public.assigned_tables: nothing instead of n_distinct=1",
    ],
  },
  {
    name: "a constraint that is missing",
    sql:
      "alter table assigned_tables drop constraint table_is_not_double_booked",
    finds: [
      "objects: A constraint is missing: constraint table_is_not_double_booked on public.assigned_tables",
    ],
  },
  {
    name: "a constraint too many",
    sql: "alter table bookings add constraint small check (party_size < 9999)",
    finds: [
      "objects: There is a constraint too many: constraint small on public.bookings",
    ],
  },
  {
    name: "a constraint that was never checked",
    sql:
      `alter table assigned_tables drop constraint a_held_table_is_not_deleted;
      alter table assigned_tables add constraint a_held_table_is_not_deleted
        foreign key (restaurant_id, table_id) references dining_tables (restaurant_id, id)
        deferrable initially deferred not valid`,
    finds: [
      "objects: A constraint was never checked against the rows that are there: constraint a_held_table_is_not_deleted on public.assigned_tables: no instead of yes",
    ],
  },
  {
    name: "a constraint that is judged at another time",
    sql:
      `alter table assigned_tables alter constraint a_held_table_is_not_deleted
      not deferrable`,
    finds: [
      "objects: A constraint has another definition than it should: constraint a_held_table_is_not_deleted on public.assigned_tables",
    ],
  },
  {
    name: "foreign keys that are not enforced",
    sql: "alter table turn_times disable trigger all",
    finds: [
      "objects: A constraint is not enforced: its triggers are disabled: constraint turn_times_restaurant_id_fkey on public.turn_times: no instead of yes",
      "objects: A constraint is not enforced: its triggers are disabled: constraint turn_times_restaurant_id_service_period_id_fkey on public.turn_times: no instead of yes",
      ...[
        "a_caller_may_add_a_turn_time",
        "a_change_of_a_turn_time_leaves_a_trace",
        "a_turn_time_is_new",
        "a_turn_time_is_noted",
        "truncated_turn_times_are_noted",
      ].map((name) =>
        `objects: A trigger is not enabled: trigger ${name} on public.turn_times: no instead of yes`
      ),
    ],
  },
  {
    name: "an index that is missing",
    sql: "drop index bookings_start_at_idx",
    finds: [
      "objects: An index is missing: index bookings_start_at_idx on public.bookings",
    ],
  },
  {
    name: "an index that was not built to its end",
    sql: `update pg_index set indisvalid = false
      where indexrelid = 'bookings_start_at_idx'::regclass`,
    finds: [
      "objects: An index cannot be used: it was not built to its end: index bookings_start_at_idx on public.bookings: no instead of yes",
    ],
  },
  {
    name: "an index too many that refuses rows",
    sql: "create unique index one_name on zones (restaurant_id, name, id)",
    finds: [
      "objects: There is an index too many: index one_name on public.zones",
    ],
  },
  {
    name: "nothing in an index that makes reading faster",
    sql: "create index bookings_end_at_idx on bookings (end_at)",
    finds: [],
  },
  {
    name: "nothing in tables, functions and types of somebody else in public",
    sql: `create type colour as enum ('red');
      create table guests (id integer, colour colour);
      create function greet() returns text language sql as 'select ''hello'''`,
    finds: [],
  },
  {
    name: "a type with another value",
    sql: "alter type booking_status add value 'seated'",
    finds: [
      "objects: A type has another definition than it should: type public.booking_status",
    ],
  },
];

for (const { name, sql, finds } of plants) {
  Deno.test(`the doctor finds ${name}`, async () => {
    assertEquals(linesOf(await diagnosisAfter(server(), sql)), finds);
  });
}
