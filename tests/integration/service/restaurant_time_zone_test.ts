import { assertEquals } from "@std/assert";
import postgres from "postgres";
import { connect, one } from "../../../support/database.ts";
import { createScene, scene } from "../../../support/scene.ts";

const invalid = [
  "",
  " ",
  "EST",
  "EST5EDT",
  "CET",
  "GMT",
  "utc",
  "utc+3",
  "UTC+3",
  "+02:00",
  "Berlin",
  "europe/berlin",
  "Europe/Nowhere",
  "Europe/",
  "Europe/Berlin ",
  "Europe/Berlin\n",
  "Foo/Bar3",
  "Foo/Bar-3",
  "posix/Europe/Berlin",
  "Etc/GMT+13",
  "Etc/GMT-15",
  "Etc/GMT+99",
  "<+03>-3",
  "localtime",
  "Factory",
];

/** Whether the database refuses the statement. */
async function isRefused(run: () => PromiseLike<unknown>): Promise<boolean> {
  try {
    await run();
    return false;
  } catch (error) {
    if (error instanceof postgres.PostgresError) return true;
    throw error;
  }
}

Deno.test("a restaurant cannot be created with a time zone that is no IANA name", async () => {
  await using sql = connect();
  const stored: string[] = [];
  for (const timezone of invalid) {
    const create = () => createScene(sql, { timezone });
    if (!await isRefused(create)) stored.push(timezone);
  }
  assertEquals(stored, []);
});

scene.test("a restaurant cannot change to a time zone that is no IANA name", async ({ sql, restaurant: { id } }) => {
  const stored: string[] = [];
  for (const timezone of invalid) {
    const change = () =>
      sql`update restaurants set timezone = ${timezone} where id = ${id}`;
    if (!await isRefused(change)) stored.push(timezone);
  }
  assertEquals(stored, []);
});

Deno.test("a restaurant can have every IANA time zone that is an area and a location", async () => {
  await using sql = connect(1);
  await sql`begin`;
  const rows = await sql`
    insert into restaurants (name, timezone)
    select 'Test restaurant', name
    from pg_timezone_names
    where name ~ '^[^/]+/' and name !~ '^(posix|right)/'
      and (name !~ '\\d' or name ~ '^Etc/GMT[+-]')
    returning timezone`;
  await sql`rollback`;
  const names = new Set(rows.map(({ timezone }) => timezone));
  const examples = [
    "America/Argentina/Buenos_Aires",
    "America/Port-au-Prince",
    "Etc/GMT+12",
    "Etc/GMT-14",
    "Antarctica/DumontDUrville",
  ];
  assertEquals(examples.filter((name) => !names.has(name)), []);
});

Deno.test("a restaurant can keep UTC", async () => {
  await using sql = connect();
  const { restaurant: { id } } = await createScene(sql, { timezone: "UTC" });
  const kept = one(
    await sql`select timezone from restaurants where id = ${id}`,
  );
  assertEquals(kept.timezone, "UTC");
});
