import { assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { connect, type Database } from "../../../support/database.ts";
import { addUser, asUser } from "../../../support/user.ts";
import { asRole } from "./as_role.ts";
import {
  createFullRestaurant,
  hiddenTables,
  readableTables,
} from "./full_restaurant.ts";

/** The restaurants whose rows the session sees, by table. */
async function readRestaurants(session: Database) {
  const seen: Record<string, unknown[]> = {};
  for (const table of readableTables) {
    const column = table === "restaurants" ? "id" : "restaurant_id";
    const rows = await session`
      select distinct ${session(column)} as id from ${session(table)}`;
    seen[table] = rows.map(({ id }) => id);
  }
  return seen;
}

const everywhere = (ids: string[]) =>
  Object.fromEntries(readableTables.map((table) => [table, ids]));

for (const role of ["owner", "manager", "host", "viewer"] as const) {
  Deno.test(`a member who is ${role} reads every row of their restaurant and no other`, async () => {
    await using sql = connect();
    const { restaurant, userId } = await createFullRestaurant(sql, role);
    await createFullRestaurant(sql, role);
    const seen = await asUser(sql, userId, readRestaurants);
    assertEquals(seen, everywhere([restaurant.id]));
  });
}

Deno.test("a member of two restaurants reads both", async () => {
  await using sql = connect();
  const one = await createFullRestaurant(sql, "host");
  const other = await createFullRestaurant(sql, "host");
  await sql`
    insert into restaurant_members (restaurant_id, user_id, role)
    values (${other.restaurant.id}, ${one.userId}, 'viewer')`;
  const seen = await asUser(sql, one.userId, readRestaurants);
  const ids = [one.restaurant.id, other.restaurant.id].sort();
  for (const [table, found] of Object.entries(seen)) {
    assertEquals({ table, found: found.toSorted() }, { table, found: ids });
  }
});

Deno.test("a user who is no member of any restaurant sees nothing", async () => {
  await using sql = connect();
  await createFullRestaurant(sql, "owner");
  const userId = await addUser(sql);
  assertEquals(await asUser(sql, userId, readRestaurants), everywhere([]));
});

Deno.test("a request without a user sees nothing", async () => {
  await using sql = connect();
  await createFullRestaurant(sql, "owner");
  const seen = await asRole(sql, "authenticated", readRestaurants);
  assertEquals(seen, everywhere([]));
});

Deno.test("a member who left sees nothing any more", async () => {
  await using sql = connect();
  const { userId } = await createFullRestaurant(sql, "owner");
  await sql`delete from restaurant_members where user_id = ${userId}`;
  assertEquals(await asUser(sql, userId, readRestaurants), everywhere([]));
});

Deno.test("members cannot read the bookkeeping, not even their own", async () => {
  await using sql = connect();
  const { userId } = await createFullRestaurant(sql, "owner");
  for (const table of hiddenTables) {
    const error = await assertRejects(
      () => asUser(sql, userId, (session) => session`table ${session(table)}`),
      postgres.PostgresError,
    );
    assertEquals([table, error.code], [table, "42501"]);
  }
});

Deno.test("without signing in nothing can be read", async () => {
  await using sql = connect();
  for (const table of [...readableTables, ...hiddenTables]) {
    const error = await assertRejects(
      () => asRole(sql, "anon", (session) => session`table ${session(table)}`),
      postgres.PostgresError,
    );
    assertEquals([table, error.code], [table, "42501"]);
  }
});
