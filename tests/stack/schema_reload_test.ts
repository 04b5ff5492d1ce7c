import { assertEquals, assertObjectMatch } from "@std/assert";
import postgres from "postgres";
import { until } from "./conditions.ts";
import { anonymous, rest, type RestAnswer, rpc } from "./requests.ts";
import { sharedStack } from "./temporary_stack.ts";

const stack = sharedStack();

async function ddl(statements: string): Promise<void> {
  const sql = postgres(stack().status.DB_URL, { max: 1, onnotice: () => {} });
  await sql.unsafe(statements);
  await sql.end();
}

/**
 * Repeats a request until the gateway has noticed a change. Before that, the
 * database may refuse with the same status and another code.
 */
async function eventually(
  request: () => Promise<RestAnswer>,
  status: number,
  code?: string,
): Promise<RestAnswer> {
  let answer = await request();
  await until(`the answer is ${status} ${code ?? ""}`, async () => {
    const isExpected = answer.status === status &&
      (code === undefined || codeOf(answer) === code);
    if (!isExpected) answer = await request();
    return isExpected;
  });
  return answer;
}

function codeOf({ body }: RestAnswer): unknown {
  return typeof body === "object" && body !== null && "code" in body
    ? body.code
    : undefined;
}

Deno.test("a new table is found, and a dropped one no longer", async () => {
  const read = () => rest(stack(), anonymous(stack()), "later?select=*");
  assertEquals(codeOf(await read()), "PGRST205");
  await ddl(`
    create table public.later (id int);
    grant select on public.later to anon;`);
  assertEquals((await eventually(read, 200)).body, []);
  await ddl("drop table public.later");
  await eventually(read, 404, "PGRST205");
});

Deno.test("a new column can be read", async () => {
  const read = () => rest(stack(), anonymous(stack()), "widened?select=b");
  await ddl(`
    create table public.widened (a int);
    insert into public.widened values (1);
    grant select on public.widened to anon;`);
  await eventually(read, 400, "42703");
  await ddl("alter table public.widened add column b int default 2");
  assertEquals((await eventually(read, 200)).body, [{ b: 2 }]);
});

Deno.test("a new function, another signature and another result are found", async () => {
  const before = () => rpc(stack(), anonymous(stack()), "changing", { a: 1 });
  const after = () => rpc(stack(), anonymous(stack()), "changing", { b: 1 });
  await ddl(`
    create function public.changing(a int) returns int
      language sql as 'select changing.a'`);
  assertEquals((await eventually(before, 200)).body, 1);
  await ddl(`
    drop function public.changing(int);
    create function public.changing(b int) returns jsonb
      language sql as 'select to_jsonb(array[changing.b])'`);
  assertEquals((await eventually(after, 200)).body, [1]);
  await eventually(before, 404, "PGRST202");
});

for (const object of ["view", "materialized view"]) {
  Deno.test(`a new ${object} is found, and a dropped one no longer`, async () => {
    const read = () => rest(stack(), anonymous(stack()), "ones?select=one");
    await ddl(`
      create ${object} public.ones as select 1 as one;
      grant select on public.ones to anon;`);
    assertEquals((await eventually(read, 200)).body, [{ one: 1 }]);
    await ddl(`drop ${object} public.ones`);
    await eventually(read, 404, "PGRST205");
  });
}

Deno.test("a renamed table is found by its new name only", async () => {
  const read = (name: string) => () =>
    rest(stack(), anonymous(stack()), `${name}?select=id`);
  await ddl(`
    create table public.old_name (id int);
    grant select on public.old_name to anon;`);
  await eventually(read("old_name"), 200);
  await ddl("alter table public.old_name rename to new_name");
  assertEquals((await eventually(read("new_name"), 200)).body, []);
  await eventually(read("old_name"), 404, "PGRST205");
});

Deno.test("a new foreign key can be embedded", async () => {
  const read = () =>
    rest(stack(), anonymous(stack()), "pages?select=id,books(id)");
  await ddl(`
    create table public.books (id int primary key);
    create table public.pages (id int primary key, book int);
    insert into public.books values (1);
    insert into public.pages values (2, 1);
    grant select on public.books, public.pages to anon;`);
  await eventually(read, 400, "PGRST200");
  await ddl(`
    alter table public.pages
      add foreign key (book) references public.books`);
  assertEquals((await eventually(read, 200)).body, [
    { id: 2, books: { id: 1 } },
  ]);
});

Deno.test("a function notices at once that its table was dropped and re-created", async () => {
  const count = () => rpc(stack(), anonymous(stack()), "count_of_volatile");
  const create = "create table public.volatile (id int)";
  await ddl(`
    ${create};
    create function public.count_of_volatile() returns bigint
      language plpgsql security definer as
      'begin return (select count(*) from public.volatile); end'`);
  assertEquals((await eventually(count, 200)).body, 0);
  await ddl("drop table public.volatile");
  assertObjectMatch(await count(), { status: 404, body: { code: "42P01" } });
  await ddl(`${create}; insert into public.volatile values (1)`);
  assertObjectMatch(await count(), { status: 200, body: 1 });
});

Deno.test("after all connections are lost, requests and schema changes work again", async () => {
  await ddl(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where pid <> pg_backend_pid() and backend_type = 'client backend'`);
  const caller = anonymous(stack());
  for (let attempt = 0; attempt < 20; attempt++) {
    const { status, body } = await rpc(stack(), caller, "whoami");
    if (status === 200) continue;
    assertEquals(status, 503, `503 is the only other answer, got ${body}`);
  }
  await ddl(`
    create table public.after_loss (id int);
    grant select on public.after_loss to anon;`);
  const read = () => rest(stack(), caller, "after_loss?select=*");
  assertEquals((await eventually(read, 200)).body, []);
});
