import { assertEquals } from "@std/assert";
import type { Database } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { startBlocked } from "../../../support/waiting.ts";
import { addMember } from "../../../support/user.ts";
import { managed, writeAs } from "./managed.ts";

const remove = (userId: string) => (session: Database) =>
  session`delete from restaurant_members where user_id = ${userId}`;

const demote = (userId: string) => (session: Database) =>
  session`
    update restaurant_members set role = 'manager' where user_id = ${userId}`;

async function rolesIn(sql: Database, restaurantId: string) {
  const rows = await sql<{ role: string }[]>`
    select role from restaurant_members
    where restaurant_id = ${restaurantId} order by role`;
  return rows.map(({ role }) => role);
}

for (
  const [name, write] of Object.entries({ removed: remove, demoted: demote })
) {
  managed.test(`the only owner is not ${name}`, async ({ sql, restaurant, owner, asOwner }) => {
    assertEquals(
      await assertRefused(() => asOwner(write(owner)), "LAST_OWNER"),
      {
        sqlstate: "TA019",
        message: "A restaurant keeps an owner, and this is the only one",
        details: { restaurantId: restaurant.id, userId: owner },
        hint: "Make somebody else an owner first",
      },
    );
    assertEquals(await rolesIn(sql, restaurant.id), ["owner", "manager"]);
  });

  managed.test(`one of two owners is ${name}`, async ({ sql, restaurant, owner, asOwner }) => {
    await addMember(sql, restaurant, "owner");
    await asOwner(write(owner));
    const roles = await rolesIn(sql, restaurant.id);
    assertEquals(roles.filter((role) => role === "owner"), ["owner"]);
  });

  managed.test(`two owners who are ${name} by each other at once leave one`, async ({ sql, restaurant, owner, clients: [first, second] }) => {
    const other = await addMember(sql, restaurant, "owner");
    await first`begin`;
    await first`
      select set_config('role', 'authenticated', true),
        set_config('request.jwt.claims', ${
      JSON.stringify({ sub: owner, role: "authenticated" })
    }, true)`;
    await write(other)(first);
    const { outcome } = await startBlocked(
      sql,
      second,
      (session) => writeAs(session, other, write(owner)),
    );
    await first`commit`;
    assertEquals((await outcome).sqlstate, "TA019");
    const roles = await rolesIn(sql, restaurant.id);
    assertEquals(roles.filter((role) => role === "owner"), ["owner"]);
  });
}

managed.test("one statement does not remove all owners", async ({ sql, restaurant, asOwner }) => {
  await addMember(sql, restaurant, "owner");
  await assertRefused(
    () =>
      asOwner((session) =>
        session`
        delete from restaurant_members
        where restaurant_id = ${restaurant.id} and role = 'owner'`
      ),
    "LAST_OWNER",
  );
  assertEquals(await rolesIn(sql, restaurant.id), [
    "owner",
    "owner",
    "manager",
  ]);
});

managed.test("an account can be deleted, even of the only owner", async ({ sql, restaurant, owner }) => {
  await sql`delete from auth.users where id = ${owner}`;
  assertEquals(await rolesIn(sql, restaurant.id), ["manager"]);
});
