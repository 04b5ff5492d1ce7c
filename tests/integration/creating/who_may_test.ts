import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import type { Database } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { create } from "../../../support/room_rpc.ts";
import { createScene, scene } from "../../../support/scene.ts";
import { addMember, addUser, asRole, asUser } from "../../../support/user.ts";
import { assertRejectsWith } from "../../../support/violation.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const startAt = at("18:00");

for (const role of ["owner", "manager", "host"] as const) {
  scene.test(`a member who is ${role} adds a booking, and the audit names them`, async ({ sql, restaurant, tables: { T1 } }) => {
    const userId = await addMember(sql, restaurant, role);
    const { booking } = await asUser(
      sql,
      userId,
      (session) => create(session, restaurant.id, { startAt, tableIds: [T1] }),
    );
    const [event] = await readEvents(sql, booking.id);
    assertEquals(
      [event?.action, event?.actorId, event?.actorRole],
      ["created", userId, "authenticated"],
    );
  });
}

scene.test("a viewer adds no booking", async ({ sql, restaurant }) => {
  const viewer = await addMember(sql, restaurant, "viewer");
  const { details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () =>
          asUser(
            sql,
            viewer,
            (session) => create(session, restaurant.id, { startAt }),
          ),
        "ROLE_NOT_ALLOWED",
      ),
  );
  assertEquals(details, { restaurantId: restaurant.id, role: "viewer" });
});

scene.test("to a stranger the restaurant does not exist", async ({ sql, restaurant }) => {
  const { restaurant: elsewhere } = await createScene(sql);
  const owner = await addMember(sql, elsewhere, "owner");
  const nobody = await addUser(sql);
  const ask = (id: string) => (session: Database) =>
    create(session, id, { startAt, capacityOverride: "VIP", key: "once" });
  const missing = crypto.randomUUID();
  const expected = await assertRefused(
    () => asUser(sql, owner, ask(missing)),
    "RESTAURANT_NOT_FOUND",
  );
  assertEquals(
    [expected.sqlstate, expected.details],
    ["TA015", { restaurantId: missing }],
  );
  await withoutTrace(sql, restaurant, async () => {
    for (
      const call of [
        () => asUser(sql, owner, ask(restaurant.id)),
        () => asUser(sql, nobody, ask(restaurant.id)),
        () => asRole(sql, "authenticated", ask(restaurant.id)),
      ]
    ) {
      assertEquals(await assertRefused(call, "RESTAURANT_NOT_FOUND"), {
        ...expected,
        details: { restaurantId: restaurant.id },
      });
    }
    await assertRejectsWith(
      () => asRole(sql, "anon", ask(restaurant.id)),
      "42501",
    );
  });
});

scene.test("a secret key adds bookings, but to no restaurant that does not exist", async ({ sql, restaurant }) => {
  const { booking } = await asRole(
    sql,
    "service_role",
    (session) => create(session, restaurant.id, { startAt }),
  );
  const [event] = await readEvents(sql, booking.id);
  assertEquals([event?.actorId, event?.actorRole], [null, "service_role"]);
  await assertRefused(
    () =>
      asRole(
        sql,
        "service_role",
        (session) => create(session, crypto.randomUUID(), { startAt }),
      ),
    "RESTAURANT_NOT_FOUND",
  );
});

for (const role of ["owner", "manager"] as const) {
  scene.test(`a member who is ${role} lets a party past the limit, with the reason in the audit`, async ({ sql, restaurant, tables: { T1 } }) => {
    await addCapacityRule(sql, restaurant, { max_covers: 1 });
    const userId = await addMember(sql, restaurant, role);
    const { booking, capacity } = await asUser(
      sql,
      userId,
      (session) =>
        create(session, restaurant.id, {
          startAt,
          tableIds: [T1],
          capacityOverride: "The mayor",
        }),
    );
    assertEquals(capacity?.state, "bypassed");
    const [event] = await readEvents(sql, booking.id);
    assertEquals(event?.capacity, { state: "bypassed", reason: "The mayor" });
  });
}

scene.test("a host lets nobody past the limit", async ({ sql, restaurant, tables: { T1 } }) => {
  const host = await addMember(sql, restaurant, "host");
  await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () =>
          asUser(
            sql,
            host,
            (session) =>
              create(session, restaurant.id, {
                startAt,
                tableIds: [T1],
                capacityOverride: "A friend",
              }),
          ),
        "ROLE_NOT_ALLOWED",
      ),
  );
});

scene.test("who passes the limit passes nothing else", async ({ sql, restaurant, tables: { T1 } }) => {
  const wish = {
    startAt,
    tableIds: [T1],
    capacityOverride: "The mayor",
  };
  await create(sql, restaurant.id, wish);
  await assertRefused(
    () => create(sql, restaurant.id, wish),
    "TABLE_TAKEN",
  );
  await assertRefused(
    () => create(sql, restaurant.id, { ...wish, partySize: 5 }),
    "PARTY_EXCEEDS_SEATS",
  );
});
