import { assertEquals } from "@std/assert";
import type { Database } from "../../../support/database.ts";
import { outcomeOf } from "../../../support/outcome.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addMember, asUser, type Role } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** A restaurant, another one, and somebody who works in the first. */
interface Neighbours {
  readonly here: Scene;
  readonly there: Scene;
  readonly userId: string;
}

/** Ways to more rights, with the role that tries and how it ends. */
const attempts: Record<
  string,
  [Role, string, (sql: Database, scenes: Neighbours) => PromiseLike<unknown>]
> = {
  "a manager cannot become an owner": [
    "manager",
    "00000",
    (sql, { userId }) =>
      sql`
      update restaurant_members set role = 'owner' where user_id = ${userId}`,
  ],
  "a manager cannot demote an owner": [
    "manager",
    "00000",
    (sql, { here }) =>
      sql`
      update restaurant_members set role = 'viewer'
      where restaurant_id = ${here.restaurant.id} and role = 'owner'`,
  ],
  "a manager cannot invite anybody": [
    "manager",
    "TA004",
    (sql, { here }) =>
      sql`
      insert into restaurant_invitations (restaurant_id, email, role)
      values (${here.restaurant.id}, 'eve@example.test', 'owner')`,
  ],
  "an owner cannot make a user a member who has not accepted": [
    "owner",
    "42501",
    (sql, { here }) =>
      sql`
      insert into restaurant_members (restaurant_id, user_id, role)
      values (${here.restaurant.id}, gen_random_uuid(), 'host')`,
  ],
  "an owner cannot invite in somebody else's name": [
    "owner",
    "42501",
    (sql, { here }) =>
      sql`
      insert into restaurant_invitations
        (restaurant_id, email, role, invited_by)
      values (${here.restaurant.id}, 'eve@example.test', 'owner', null)`,
  ],
  "an owner cannot give a membership to another user": [
    "owner",
    "42501",
    (sql, { userId }) =>
      sql`
      update restaurant_members set user_id = gen_random_uuid()
      where user_id = ${userId}`,
  ],
  "an owner cannot move a membership to another restaurant": [
    "owner",
    "42501",
    (sql, { there, userId }) =>
      sql`
      update restaurant_members set restaurant_id = ${there.restaurant.id}
      where user_id = ${userId}`,
  ],
  "a manager cannot move a table to another restaurant": [
    "manager",
    "42501",
    (sql, { here, there }) =>
      sql`
      update dining_tables
      set restaurant_id = ${there.restaurant.id},
        zone_id = ${there.restaurant.zoneId}
      where id = ${here.tables.T1}`,
  ],
  "a manager cannot give a table another id": [
    "manager",
    "42501",
    (sql, { here }) =>
      sql`
      update dining_tables set id = gen_random_uuid()
      where id = ${here.tables.T1}`,
  ],
  "a manager cannot put a table into a zone of another restaurant": [
    "manager",
    "23503",
    (sql, { here, there }) =>
      sql`
      update dining_tables set zone_id = ${there.restaurant.zoneId}
      where id = ${here.tables.T1}`,
  ],
  "an owner cannot backdate an event": [
    "owner",
    "42501",
    (sql, { here }) =>
      sql`
      update assignment_events set actor_id = null
      where restaurant_id = ${here.restaurant.id}`,
  ],
  "an owner cannot write the switch of the guard": [
    "owner",
    "42501",
    (sql, { here }) =>
      sql`
      insert into allocator_settings (key, restaurant_id, value, reason)
      values (
        'app.capacity.post_assignment.enabled', ${here.restaurant.id},
        'off', 'For ever'
      )`,
  ],
};

for (const [name, [role, expected, write]] of Object.entries(attempts)) {
  scene.test(name, async (here) => {
    const { sql, restaurant } = here;
    const there = await createScene(sql);
    await addMember(sql, restaurant, "owner");
    const userId = await addMember(sql, restaurant, role);
    const end = await withoutTrace(
      sql,
      there.restaurant,
      () =>
        withoutTrace(sql, restaurant, () =>
          outcomeOf(
            asUser(sql, userId, async (session) => {
              await write(session, { here, there, userId });
            }),
          )),
    );
    assertEquals(end.sqlstate, expected);
  });
}

scene.test("a stranger's insert neither waits for a restaurant nor learns its labels", async (here) => {
  const { sql, restaurant } = here;
  const there = await createScene(sql);
  const stranger = await addMember(sql, there.restaurant, "owner");
  const refusalOf = (statement: (session: Database) => PromiseLike<unknown>) =>
    outcomeOf(asUser(sql, stranger, async (session) => {
      // Were it to wait for the locks below, it would end with 55P03.
      await session`set local lock_timeout = '1ms'`;
      await statement(session);
    }));
  await using _holder = await createHolder(sql, restaurant.id);
  for (const label of ["T1", "Free"]) {
    const { sqlstate, details } = await refusalOf((session) =>
      session`
      insert into dining_tables (restaurant_id, zone_id, label, seats)
      values (${restaurant.id}, ${restaurant.zoneId}, ${label}, 2)`
    );
    assertEquals([label, sqlstate, details], [
      label,
      "TA004",
      { restaurantId: restaurant.id },
    ]);
  }
  const period = await refusalOf((session) =>
    session`
    insert into service_periods (restaurant_id, name, start_time, end_time)
    values (${restaurant.id}, 'Mine', '10:00', '11:00')`
  );
  assertEquals(period.sqlstate, "TA004");
});

/** Holds the locks of the set-up and of the rules until it is disposed of. */
async function createHolder(sql: Database, restaurantId: string) {
  const session = await sql.reserve();
  await session`begin`;
  for (const number of [2, 8]) {
    await session`
      select pg_advisory_xact_lock(uuid_hash_extended(${restaurantId}, ${number}))`;
  }
  return {
    [Symbol.asyncDispose]: async () => {
      await session`rollback`;
      session.release();
    },
  };
}
