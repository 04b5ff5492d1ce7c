import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { RULES_SUFFIX } from "../../gates/migration/rules_table.ts";
import { ScratchServer } from "../../gates/scratch_server.ts";
import { StackError } from "../../stack/stack_error.ts";
import { ROOMS } from "./rooms.ts";
import { ScratchProject } from "./scratch_project.ts";

let server: ScratchServer;
Deno.test.beforeAll(async () => {
  server = await ScratchServer.start();
});
Deno.test.afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

/** What the migration's file names have after the time. */
function namesOf(paths: string[]): string[] {
  return paths.map((path) => path.replace(/^\d{14}_/, ""));
}

const SEATS = `create table public.seats (
  id bigint not null generated always as identity,
  room_id uuid not null,

  primary key (id),
  foreign key (room_id) references public.rooms (id) on delete cascade
);

comment on table public.seats is 'A seat in a room.';

alter table public.seats enable row level security;

create policy "callers read their seats" on public.seats
  for select to authenticated
  using (room_id in (select app.mine()));

revoke all on table public.seats from public, anon, authenticated, service_role;
revoke all on sequence public.seats_id_seq from public, anon, authenticated, service_role;
grant select on table public.seats to authenticated;
`;

const COUNT_SEATS = `create function app.count_seats(p_room_id uuid)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
begin
  -- This comment STAYS as it is; so does the "SELECT".
  return (select count(*) from public.seats as s where s.room_id = p_room_id);
end;
$$;

comment on function app.count_seats(uuid) is
  'The seats of a room: '
  'zero for one that ''does not exist''.';

revoke execute on function app.count_seats(uuid) from public, anon, authenticated, service_role;
grant execute on function app.count_seats(uuid) to authenticated, service_role;
`;

Deno.test("a migration adds what schema files have added, in their words", async () => {
  await using project = await ScratchProject.create(server);
  await project.add("1_tables/02_seats.sql", SEATS);
  await project.add("2_rooms/count_seats.sql", COUNT_SEATS);
  await project.edit(
    "1_tables/01_rooms.sql",
    "  name text not null,",
    "  name text not null,\n  floor integer,",
  );
  await project.edit(
    "1_tables/01_rooms.sql",
    "comment on column",
    "comment on column public.rooms.floor is 'Null: outside.';\ncomment on column",
  );

  const { paths, losses } = await project.migrate("add_seats");

  assertEquals(namesOf(paths), ["add_seats.sql"]);
  assertEquals(losses, []);
  assertEquals(await project.drift(), []);
  const { text } = (await project.migrations()).at(-1) ?? { text: "" };
  for (const statement of COUNT_SEATS.split(/\n\n(?=[cr])/)) {
    assertStringIncludes(text, statement.trim());
  }
  assertStringIncludes(text, "alter table public.rooms\n  add column floor");
  assertStringIncludes(text, "revoke all on sequence public.seats_id_seq from");
  const code = text.replaceAll(/\$\$.*?\$\$|'[^']*'|"[^"]*"|--[^\n]*/gs, "");
  assertEquals(code.match(/\b[A-Z]+\b/g), null);
});

Deno.test("a migration changes and drops what schema files have changed and dropped", async () => {
  await using project = await ScratchProject.create(server);
  await project.edit("1_tables/01_rooms.sql", "name <> ''", "name ~ '\\S'");
  await project.edit(
    "1_tables/01_rooms.sql",
    "id in (select app.mine())",
    "id = any (array(select app.mine()))",
  );
  await project.edit(
    "1_tables/01_rooms.sql",
    "grant select on table public.rooms to authenticated, service_role",
    "grant select on table public.rooms to authenticated",
  );
  // A body, another function for the trigger, another return type.
  await project.edit("0_foundations/03_mine.sql", "begin", "begin\n  -- Own.");
  await project.edit("2_rooms/keep_rooms.sql", "app.keep_rooms", "app.guard");
  await project.edit("2_rooms/room_state.sql", "returns jsonb", "returns json");
  await project.edit("2_rooms/room_state.sql", "jsonb_build", "json_build");

  const { paths } = await project.migrate("change_rooms");

  assertEquals(namesOf(paths), ["change_rooms.sql"]);
  assertEquals(await project.drift(), []);
  const { text } = (await project.migrations()).at(-1) ?? { text: "" };
  assertStringIncludes(text, "create or replace function app.mine()\nreturns");

  await project.remove("2_rooms/room_state.sql");
  await project.migrate("drop_room_state");
  assertEquals(await project.drift(), []);
});

Deno.test("changes of the capacity rules have migrations of their own, which need not run", async () => {
  await using project = await ScratchProject.create(server);
  await project.edit(
    "9_rules_table/restaurant_capacity_rules.sql",
    "  room_id uuid not null,",
    "  room_id uuid not null,\n  note text,",
  );
  // All policies, that of the rules too, use the function and go before it.
  await project.edit(
    "0_foundations/03_mine.sql",
    "returns setof uuid",
    "returns table (id uuid)",
  );
  const { paths } = await project.migrate("note");
  assertEquals(namesOf(paths), [
    `note${RULES_SUFFIX}.sql`,
    "note.sql",
    `note${RULES_SUFFIX}.sql`,
  ]);
  assertEquals(await project.drift(), []);

  const all = await project.migrations();
  const ofRules = all.filter(({ path }) => path.includes(RULES_SUFFIX));
  const others = all.filter((migration) => !ofRules.includes(migration));

  await server.copy("postgres", "without_table");
  const withoutTable = all.filter((migration) => migration !== ofRules[0]);
  await server.apply("without_table", withoutTable);

  await server.copy("postgres", "with_table_later");
  await server.apply("with_table_later", [...others, ...ofRules]);
  assertEquals(await project.driftOf("with_table_later"), []);
});

Deno.test("a new value of an enum is used by a later migration", async () => {
  await using project = await ScratchProject.create(server);
  await project.edit("0_foundations/02_mood.sql", "'loud'", "'loud', 'mad'");
  await project.edit(
    "1_tables/01_rooms.sql",
    "default 'calm'",
    "default 'mad'",
  );
  const { paths } = await project.migrate("add_mad");
  assertEquals(namesOf(paths), ["add_mad.sql", "add_mad_2.sql"]);
  assertEquals(await project.drift(), []);
});

Deno.test("statements that throw data away are named", async () => {
  await using project = await ScratchProject.create(server);
  await project.edit("1_tables/01_rooms.sql", "  name text", "  title text");
  await project.edit("1_tables/01_rooms.sql", "name <> ''", "title <> ''");
  await project.edit(
    "1_tables/01_rooms.sql",
    "rooms.name is",
    "rooms.title is",
  );
  const { losses } = await project.migrate("rename_name");
  assertEquals(losses, ["alter table public.rooms\n  drop column name"]);
});

Deno.test("nothing is written when files have only moved", async () => {
  await using project = await ScratchProject.create(server);
  await project.remove("2_rooms/room_state.sql");
  const { "2_rooms/room_state.sql": text = "" } = ROOMS;
  await project.add("2_rooms/state.sql", text);
  assertEquals(await project.migrate("nothing"), { paths: [], losses: [] });
});

Deno.test("nothing is written when the planned migration does not apply", async () => {
  await using project = await ScratchProject.create(server);
  const before = await project.migrations();
  // The trigger reads the column, so that its type cannot change.
  await project.edit("0_foundations/02_mood.sql", ", 'loud'", "");
  await assertRejects(
    () => project.migrate("drop_loud"),
    StackError,
    "write its migration by hand",
  );
  assertEquals(await project.migrations(), before);
});

Deno.test("a schema file that does not apply is named", async () => {
  await using project = await ScratchProject.create(server);
  await project.add("2_rooms/broken.sql", "create function broken(;");
  await assertRejects(
    () => project.migrate("broken"),
    StackError,
    'Cannot apply "2_rooms/broken.sql": syntax error',
  );
});
