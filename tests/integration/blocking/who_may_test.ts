import { assertEquals } from "@std/assert";
import type { Database } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { block, unblock } from "../../../support/room_rpc.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addMember, addUser, asRole, asUser } from "../../../support/user.ts";
import { assertRejectsWith } from "../../../support/violation.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** A block of T1, and how to ask for one of T2. */
const blocked = scene.with({
  arrange: async ({ sql, restaurant, tables: { T1, T2 } }: Scene) => {
    const window = { startAt: at("18:00"), endAt: at("20:00") };
    const { assignmentId } = await block(sql, restaurant.id, {
      tableIds: [T1],
      ...window,
    });
    return { assignmentId, wish: { tableIds: [T2], ...window, key: "once" } };
  },
});

for (const role of ["owner", "manager", "host"] as const) {
  blocked.test(`a member who is ${role} blocks tables and takes blocks back, and the audit names them`, async ({ sql, restaurant, assignmentId, wish }) => {
    const userId = await addMember(sql, restaurant, role);
    await asUser(sql, userId, (session) => block(session, restaurant.id, wish));
    await asUser(sql, userId, (session) => unblock(session, assignmentId));
    const rows = await sql`
      select action, actor_id from assignment_events
      where restaurant_id = ${restaurant.id}
        and action in ('blocked', 'unblocked')
      order by id`;
    assertEquals(
      rows.slice(1).map((row) => Object.values(row)),
      [["blocked", userId], ["unblocked", userId]],
    );
  });
}

blocked.test("a viewer neither blocks tables nor takes blocks back", async ({ sql, restaurant, assignmentId, wish }) => {
  const viewer = await addMember(sql, restaurant, "viewer");
  const calls: ((session: Database) => Promise<unknown>)[] = [
    (session) => block(session, restaurant.id, wish),
    (session) => unblock(session, assignmentId),
    (session) => unblock(session, assignmentId, { key: "once" }),
    (session) =>
      unblock(session, assignmentId, {
        restaurantId: restaurant.id,
        key: "once",
      }),
  ];
  await withoutTrace(sql, restaurant, async () => {
    for (const call of calls) {
      await assertRefused(() => asUser(sql, viewer, call), "ROLE_NOT_ALLOWED");
    }
  });
});

blocked.test("to a stranger neither the restaurant nor the block exists", async ({ sql, restaurant, assignmentId, wish }) => {
  const { restaurant: elsewhere } = await createScene(sql);
  const owner = await addMember(sql, elsewhere, "owner");
  const nobody = await addUser(sql);
  const missing = crypto.randomUUID();
  const ask = (id: string) => (session: Database) => block(session, id, wish);
  const back = (id: string, options = {}) => (session: Database) =>
    unblock(session, id, options);
  const noRestaurant = await assertRefused(
    () => asUser(sql, owner, ask(missing)),
    "RESTAURANT_NOT_FOUND",
  );
  const noBlock = await assertRefused(
    () => asUser(sql, owner, back(missing)),
    "BLOCK_NOT_FOUND",
  );
  await withoutTrace(sql, restaurant, async () => {
    for (
      const as of [
        (call: (session: Database) => Promise<unknown>) =>
          asUser(sql, owner, call),
        (call: (session: Database) => Promise<unknown>) =>
          asUser(sql, nobody, call),
        (call: (session: Database) => Promise<unknown>) =>
          asRole(sql, "authenticated", call),
      ]
    ) {
      assertEquals(
        await assertRefused(
          () => as(ask(restaurant.id)),
          "RESTAURANT_NOT_FOUND",
        ),
        { ...noRestaurant, details: { restaurantId: restaurant.id } },
      );
      for (const options of [{}, { key: "once" }]) {
        assertEquals(
          await assertRefused(
            () => as(back(assignmentId, options)),
            "BLOCK_NOT_FOUND",
          ),
          { ...noBlock, details: { assignmentId } },
        );
      }
    }
    await assertRejectsWith(
      () => asRole(sql, "anon", ask(restaurant.id)),
      "42501",
    );
    await assertRejectsWith(
      () => asRole(sql, "anon", back(assignmentId)),
      "42501",
    );
  });
});

blocked.test("a block is not found in another restaurant", async ({ sql, restaurant, assignmentId }) => {
  const { restaurant: elsewhere } = await createScene(sql);
  await withoutTrace(sql, restaurant, async () => {
    for (const key of [undefined, "once"]) {
      await assertRefused(
        () =>
          unblock(sql, assignmentId, {
            restaurantId: elsewhere.id,
            ...key ? { key } : {},
          }),
        "BLOCK_NOT_FOUND",
      );
    }
  });
  await unblock(sql, assignmentId, { restaurantId: restaurant.id });
});

blocked.test("a secret key blocks tables and takes blocks back", async ({ sql, restaurant, assignmentId, wish }) => {
  await asRole(
    sql,
    "service_role",
    (session) => block(session, restaurant.id, wish),
  );
  await asRole(
    sql,
    "service_role",
    (session) => unblock(session, assignmentId),
  );
  await assertRefused(
    () =>
      asRole(
        sql,
        "service_role",
        (session) => block(session, crypto.randomUUID(), wish),
      ),
    "RESTAURANT_NOT_FOUND",
  );
});
