import { assertEquals } from "@std/assert";
import { migrationFiles } from "../../gates/migration/files.ts";

const NOW = new Date("2031-05-06T07:08:09Z");
const script = { statements: ["select 1"], isOfRules: false };

function paths(present: string[], scripts = [script]): string[] {
  return migrationFiles("add_x", scripts, present, NOW).map(({ path }) => path);
}

Deno.test("a migration is named after the time, and later than all others", () => {
  assertEquals(paths([]), ["20310506070809_add_x.sql"]);
  assertEquals(
    paths(["20301231235959_old.sql", ".keep"]),
    ["20310506070809_add_x.sql"],
  );
  assertEquals(
    paths(["20311231235959_next_year.sql", "20260101000000_old.sql"]),
    ["20320101000000_add_x.sql"],
  );
});

Deno.test("migrations that belong together follow each other", () => {
  const ofRules = { statements: ["select 2"], isOfRules: true };
  assertEquals(paths([], [ofRules, script, script, ofRules]), [
    "20310506070809_add_x_restaurant_capacity_rules.sql",
    "20310506070810_add_x.sql",
    "20310506070811_add_x_2.sql",
    "20310506070812_add_x_restaurant_capacity_rules.sql",
  ]);
});

Deno.test("comments and rights stand together, other statements apart", () => {
  const statements = [
    "create table t ()",
    "create table u ()",
    "comment on table t is 'T'",
    "comment on table u is 'U'",
    "revoke all on table t from public",
    "grant select on table t to anon",
  ];
  const [file] = migrationFiles(
    "add_x",
    [{ statements, isOfRules: false }],
    [],
    NOW,
  );
  assertEquals(
    file?.text,
    `create table t ();

create table u ();

comment on table t is 'T';
comment on table u is 'U';

revoke all on table t from public;
grant select on table t to anon;
`,
  );
});

Deno.test("what changes the capacity rules asks first whether they exist", () => {
  const statements = ["comment on table t is\n  'T'", "select 'a\nb'"];
  const [file] = migrationFiles(
    "add_x",
    [{ statements, isOfRules: true }],
    [],
    NOW,
  );
  assertEquals(
    file?.text,
    `-- Changes a table that an environment may leave out, this migration included. Without the table it does nothing.
do $migration$
begin
  if to_regclass('public.restaurant_capacity_rules') is null then
    return;
  end if;

  comment on table t is
    'T';

select 'a
b';
end;
$migration$;
`,
  );
});
