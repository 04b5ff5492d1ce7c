import { assertEquals } from "@std/assert";
import type { Database } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { acceptInvitations } from "../../../support/set_up_rpc.ts";
import { addUser, asUser } from "../../../support/user.ts";
import { startBlocked } from "../../../support/waiting.ts";
import { managed, writeAs } from "./managed.ts";

/** Adds a user with an address that is theirs, or only says so. */
async function addAccount(sql: Database, { confirmed = true } = {}) {
  const userId = await addUser(sql);
  const email = `${userId}@example.test`;
  await sql`
    update auth.users
    set email_confirmed_at = case when ${confirmed} then now() end
    where id = ${userId}`;
  return { userId, email };
}

const invite = (
  restaurantId: string,
  email: string,
  role = "host",
  expires_at = "7 days",
) =>
(session: Database) =>
  session`
    insert into restaurant_invitations (restaurant_id, email, role, expires_at)
    values (
      ${restaurantId}, ${email}, ${role}, now() + ${expires_at}::text::interval
    )`;

const accept = (sql: Database, userId: string) =>
  asUser(sql, userId, acceptInvitations);

const roleOf = async (sql: Database, restaurantId: string, userId: string) =>
  (await sql<{ role: string }[]>`
    select role from restaurant_members
    where restaurant_id = ${restaurantId} and user_id = ${userId}`)[0]?.role ??
    null;

managed.test("an invited user with a confirmed address becomes a member with the role of the invitation", async ({ sql, restaurant, owner, asOwner }) => {
  const { userId, email } = await addAccount(sql);
  await asOwner(invite(restaurant.id, ` ${email.toUpperCase()} `, "manager"));
  const [row] = await sql`
    select email, invited_by from restaurant_invitations
    where restaurant_id = ${restaurant.id}`;
  assertEquals({ ...row }, { email, invited_by: owner });

  assertEquals(await accept(sql, userId), [{
    restaurantId: restaurant.id,
    name: "Test restaurant",
    role: "manager",
  }]);
  assertEquals(await roleOf(sql, restaurant.id, userId), "manager");
  assertEquals(await accept(sql, userId), []);
});

managed.test("whoever signs up with an invited address and has not confirmed it becomes no member", async ({ sql, restaurant, asOwner }) => {
  const { userId, email } = await addAccount(sql, { confirmed: false });
  await asOwner(invite(restaurant.id, email));
  assertEquals(
    await assertRefused(() => accept(sql, userId), "ADDRESS_NOT_CONFIRMED"),
    {
      sqlstate: "TA021",
      message: "Your address is not confirmed yet",
      details: { userId },
      hint:
        "Follow the link in the message that was sent to you at the sign-up",
    },
  );
  assertEquals(await roleOf(sql, restaurant.id, userId), null);
});

managed.test("the address in a token does not count", async ({ sql, restaurant, asOwner }) => {
  const { userId } = await addAccount(sql);
  await asOwner(invite(restaurant.id, "eve@example.test"));
  await asUser(sql, userId, async (session) => {
    const claims = { sub: userId, role: "authenticated" };
    await session`
      select set_config('request.jwt.claims', ${
      JSON.stringify({ ...claims, email: "eve@example.test" })
    }, true)`;
    assertEquals(await acceptInvitations(session), []);
  });
});

managed.test("an invitation that has expired is not accepted", async ({ sql, restaurant, asOwner }) => {
  const { userId, email } = await addAccount(sql);
  await asOwner(invite(restaurant.id, email));
  await sql`
    update restaurant_invitations set expires_at = now() - interval '1 second'
    where email = ${email}`;
  assertEquals(await accept(sql, userId), []);
  assertEquals(await roleOf(sql, restaurant.id, userId), null);
});

managed.test("an owner who was removed does not come back by an invitation of their own", async ({ sql, restaurant, owner, asOwner }) => {
  const { userId, email } = await addAccount(sql);
  await asOwner(invite(restaurant.id, email, "owner"));
  await sql`delete from restaurant_members where user_id = ${owner}`;
  assertEquals(await accept(sql, userId), []);
  assertEquals(await roleOf(sql, restaurant.id, userId), null);
});

managed.test("whoever is a member already keeps their role", async ({ sql, restaurant, manager, asOwner }) => {
  await sql`
    update auth.users set email_confirmed_at = now() where id = ${manager}`;
  await asOwner(invite(restaurant.id, `${manager}@example.test`, "viewer"));
  assertEquals(await accept(sql, manager), []);
  assertEquals(await roleOf(sql, restaurant.id, manager), "manager");
});

managed.test("an invitation looks the same whether or not there is such a user", async ({ sql, restaurant, asOwner }) => {
  const { email } = await addAccount(sql);
  await asOwner(invite(restaurant.id, email));
  await asOwner(invite(restaurant.id, "nobody@example.test"));
  const rows = await sql`
    select role, invited_by from restaurant_invitations
    where restaurant_id = ${restaurant.id}`;
  assertEquals({ ...rows[0] }, { ...rows[1] });
});

managed.test("an address is invited once, and again when that has expired", async ({ sql, restaurant, asOwner }) => {
  const email = "new@example.test";
  await asOwner(invite(restaurant.id, email));
  const { message, details } = await assertRefused(
    () => asOwner(invite(restaurant.id, email, "manager")),
    "ALREADY_EXISTS",
  );
  assertEquals([message, details], [
    "This address is invited already",
    { restaurantId: restaurant.id },
  ]);
  await sql`
    update restaurant_invitations set expires_at = now() - interval '1 second'
    where email = ${email}`;
  await asOwner(invite(restaurant.id, email, "manager"));
  const rows = await sql`
    select role from restaurant_invitations where email = ${email}`;
  assertEquals(rows.map(({ role }) => role), ["manager"]);
});

for (const expiry of ["-1 minutes", "31 days"]) {
  managed.test(`an invitation that expires in ${expiry} is refused`, async ({ restaurant, asOwner }) => {
    const { message } = await assertRefused(
      () => asOwner(invite(restaurant.id, "new@example.test", "host", expiry)),
      "INVALID_REQUEST",
    );
    assertEquals(message, "An invitation expires within the next 30 days");
  });
}

managed.test("only owners read the invitations of their restaurant", async ({ sql, restaurant, owner, manager, asOwner }) => {
  await asOwner(invite(restaurant.id, "new@example.test"));
  const read = async (userId: string) =>
    (await asUser(
      sql,
      userId,
      (session) =>
        session`
      select email from restaurant_invitations
      where restaurant_id = ${restaurant.id}`,
    )).length;
  assertEquals([await read(owner), await read(manager)], [1, 0]);
});

managed.test("an invitation that is taken back while it is accepted counts for nothing", async ({ sql, restaurant, owner, asOwner, clients: [first, second] }) => {
  const { userId, email } = await addAccount(sql);
  await asOwner(invite(restaurant.id, email));
  await first`begin`;
  await first`
    select set_config('role', 'authenticated', true),
      set_config('request.jwt.claims', ${
    JSON.stringify({ sub: owner, role: "authenticated" })
  }, true)`;
  await first`delete from restaurant_invitations where email = ${email}`;
  const { outcome } = await startBlocked(
    sql,
    second,
    (session) => accept(session, userId),
  );
  await first`commit`;
  assertEquals((await outcome).answer, []);
  assertEquals(await roleOf(sql, restaurant.id, userId), null);
});

managed.test("a user who accepts twice at once becomes a member once", async ({ sql, restaurant, asOwner, clients: [first, second] }) => {
  const { userId, email } = await addAccount(sql);
  await asOwner(invite(restaurant.id, email));
  const joined = await Promise.all([
    accept(first, userId),
    accept(second, userId),
  ]);
  assertEquals(joined.flat().length, 1);
  assertEquals(await roleOf(sql, restaurant.id, userId), "host");
});

managed.test("an owner changes and takes back an invitation", async ({ sql, restaurant, asOwner }) => {
  const email = "new@example.test";
  await asOwner(invite(restaurant.id, email));
  await asOwner((session) =>
    session`
    update restaurant_invitations set role = 'viewer' where email = ${email}`
  );
  await writeAs(
    sql,
    (await addAccount(sql)).userId,
    (session) =>
      session`delete from restaurant_invitations where email = ${email}`,
  );
  const read = () =>
    sql`select role from restaurant_invitations where email = ${email}`;
  assertEquals((await read()).map(({ role }) => role), ["viewer"]);
  await asOwner((session) =>
    session`delete from restaurant_invitations where email = ${email}`
  );
  assertEquals((await read()).length, 0);
});
