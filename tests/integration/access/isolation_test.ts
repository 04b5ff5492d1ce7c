import { assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { connect, type Database } from "../../../support/database.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addMember, addUser, asRole, asUser } from "../../../support/user.ts";
import {
  fillRestaurant,
  hiddenTables,
  readableTables,
} from "./full_restaurant.ts";

/** Fills the restaurant and another one. */
async function fillNeighbours(here: Scene) {
  const there = await createScene(here.sql);
  await fillRestaurant(here);
  await fillRestaurant(there);
  return { elsewhere: there.restaurant };
}

const neighbours = scene.with({ arrange: fillNeighbours });

/** The restaurants whose rows the session sees, by table. */
async function readRestaurants(session: Database) {
  const seen: Record<string, unknown[]> = {};
  for (const table of readableTables) {
    const column = table === "restaurants" ? "id" : "restaurant_id";
    const rows = await session`
      select distinct ${session(column)} as id from ${session(table)}`;
    seen[table] = rows.map(({ id }) => id).sort();
  }
  return seen;
}

const everywhere = (ids: string[]) =>
  Object.fromEntries(readableTables.map((table) => [table, ids.toSorted()]));

for (const role of ["owner", "manager", "host", "viewer"] as const) {
  neighbours.test(`a member who is ${role} reads every row of their restaurant and no other`, async ({ sql, restaurant }) => {
    const userId = await addMember(sql, restaurant, role);
    const seen = await asUser(sql, userId, readRestaurants);
    assertEquals(seen, everywhere([restaurant.id]));
  });
}

neighbours.test("a member of two restaurants reads both", async ({ sql, restaurant, elsewhere }) => {
  const userId = await addMember(sql, restaurant, "host");
  await addMember(sql, elsewhere, "viewer", userId);
  const seen = await asUser(sql, userId, readRestaurants);
  assertEquals(seen, everywhere([restaurant.id, elsewhere.id]));
});

neighbours.test("a user who is no member of any restaurant sees nothing", async ({ sql }) => {
  const userId = await addUser(sql);
  assertEquals(await asUser(sql, userId, readRestaurants), everywhere([]));
});

neighbours.test("a request without a user sees nothing", async ({ sql }) => {
  const seen = await asRole(sql, "authenticated", readRestaurants);
  assertEquals(seen, everywhere([]));
});

neighbours.test("a former member sees nothing", async ({ sql, restaurant }) => {
  const userId = await addMember(sql, restaurant, "owner");
  await sql`delete from restaurant_members where user_id = ${userId}`;
  assertEquals(await asUser(sql, userId, readRestaurants), everywhere([]));
});

neighbours.test("members cannot read the bookkeeping, not even their own", async ({ sql, restaurant }) => {
  const userId = await addMember(sql, restaurant, "owner");
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
  for (
    const table of [
      ...readableTables,
      "restaurant_invitations",
      ...hiddenTables,
    ]
  ) {
    const error = await assertRejects(
      () => asRole(sql, "anon", (session) => session`table ${session(table)}`),
      postgres.PostgresError,
    );
    assertEquals([table, error.code], [table, "42501"]);
  }
});
