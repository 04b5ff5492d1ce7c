import { assertEquals } from "@std/assert";
import postgres from "postgres";
import { until } from "./conditions.ts";
import { sharedStack } from "./temporary_stack.ts";

const stack = sharedStack();

/** Gives what the database announces to the REST interface about a change. */
async function announcementsOf(
  change: string,
  preparation = "",
): Promise<string[]> {
  const sql = postgres(stack().status.DB_URL, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(preparation);
    const announced: string[] = [];
    await sql.listen("pgrst", (payload) => announced.push(payload));
    await sql.unsafe(change);
    await sql.notify("pgrst", "the end");
    await until("all have arrived", () => announced.includes("the end"));
    return announced.filter((payload) => payload !== "the end");
  } finally {
    await sql.end();
  }
}

const FUNCTION = "returns int language sql as 'select 1'";

/** A change, and what has to be there before. */
const ANNOUNCED: Record<string, [string, string?]> = {
  "a new table": ["create table t1 (id int)"],
  "a changed table": [
    "alter table t2 add column name text",
    "create table t2 (id int)",
  ],
  "a comment": ["comment on table t3 is 'x'", "create table t3 (id int)"],
  "a dropped table": ["drop table t4", "create table t4 (id int)"],
  "a new view": ["create view v1 as select 1 as id"],
  "a dropped view": ["drop view v2", "create view v2 as select 1 as id"],
  "a new function": [`create function f1() ${FUNCTION}`],
  "a dropped function": [
    "drop function f2()",
    `create function f2() ${FUNCTION}`,
  ],
  "a new type": ["create type e1 as enum ('x')"],
  "a dropped type": ["drop type e2", "create type e2 as enum ('x')"],
  "a new schema": ["create schema s1"],
  "a dropped schema": ["drop schema s2", "create schema s2"],
};

for (const [what, [change, preparation]] of Object.entries(ANNOUNCED)) {
  Deno.test(`${what} is announced to the REST interface`, async () => {
    const announcements = await announcementsOf(change, preparation);
    assertEquals(announcements, ["reload schema"]);
  });
}

const SILENT: Record<string, string> = {
  "a temporary table": "create temporary table t5 (id int); drop table t5",
  "a new row": "insert into parents values (5)",
  "a grant": "grant select on parents to service_role",
  "a change that is rolled back": "begin; create table t6 (id int); rollback",
};

for (const [what, change] of Object.entries(SILENT)) {
  Deno.test(`${what} is not announced`, async () => {
    assertEquals(await announcementsOf(change), []);
  });
}
