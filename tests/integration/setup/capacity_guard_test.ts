import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { readChanges, readSetUp } from "../../../support/event.ts";
import { switchGuard } from "../../../support/guard_switch.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { createScene } from "../../../support/scene.ts";
import { setCapacityGuard } from "../../../support/set_up_rpc.ts";
import { addMember, asRole, asUser } from "../../../support/user.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import { managed } from "./managed.ts";

/** The moment in so many hours, as the RPCs write it. */
function inHours(hours: number): string {
  const moment = new Date(Date.now() + hours * 3_600_000).toISOString();
  return `${moment.slice(0, 19)}+00:00`;
}

const OFF = { enabled: false, reason: "Street festival" };

for (const role of ["owner", "manager"] as const) {
  managed.test(`a member who is ${role} switches the guard off for a while, and on again`, async ({ sql, restaurant, tables: { T1, T2 } }) => {
    const userId = await addMember(sql, restaurant, role);
    const set = (state: Parameters<typeof setCapacityGuard>[2]) =>
      asUser(
        sql,
        userId,
        (session) => setCapacityGuard(session, restaurant.id, state),
      );
    await addCapacityRule(sql, restaurant, { max_covers: 3 });
    const expiresAt = inHours(4);
    assertEquals(await set({ ...OFF, expiresAt }), {
      restaurantId: restaurant.id,
      ...OFF,
      expiresAt,
    });
    const bookingId = await addBooking(sql, restaurant);
    await assign(sql, bookingId, [T1]);
    const [assigned] = await readChanges(sql, bookingId);
    assertEquals(assigned?.capacity, {
      state: "bypassed",
      reason: "Street festival",
    });

    assertEquals(await set({ enabled: true }), {
      restaurantId: restaurant.id,
      enabled: true,
      reason: null,
      expiresAt: null,
    });
    const other = await addBooking(sql, restaurant);
    await assertRefused(() => assign(sql, other, [T2]), "CAPACITY_EXCEEDED");

    const events = (await readSetUp(sql, restaurant.id)).filter((event) =>
      event.action === "guard_switched"
    );
    assertEquals(
      events.map(({ actorId, before, after }) => [
        actorId,
        before.reason,
        after.reason,
      ]),
      [[userId, undefined, "Street festival"], [
        userId,
        "Street festival",
        undefined,
      ]],
    );
    // The address of who did it is for operators, not for every member.
    assertEquals(events.some(({ after }) => "set_by" in after), false);
  });
}

managed.test("the switch says who set it, for operators", async ({ sql, restaurant, manager }) => {
  const expiresAt = inHours(1);
  await asUser(
    sql,
    manager,
    (session) =>
      setCapacityGuard(session, restaurant.id, { ...OFF, expiresAt }),
  );
  await asRole(
    sql,
    "service_role",
    (session) =>
      setCapacityGuard(session, restaurant.id, {
        ...OFF,
        reason: "Still",
        expiresAt,
      }),
  );
  const rows = await sql`
    select reason, set_by from allocator_settings
    where restaurant_id = ${restaurant.id}`;
  assertEquals(rows.map((row) => ({ ...row })), [
    { reason: "Still", set_by: "service_role" },
  ]);
});

for (const role of ["host", "viewer", null] as const) {
  managed.test(`${role ? `a ${role}` : "a stranger"} does not switch the guard`, async ({ sql, restaurant }) => {
    const userId = role
      ? await addMember(sql, restaurant, role)
      : await addMember(sql, (await createScene(sql)).restaurant, "owner");
    for (const id of [restaurant.id, crypto.randomUUID()]) {
      const { message } = await withoutTrace(
        sql,
        restaurant,
        () =>
          assertRefused(
            () =>
              asUser(sql, userId, (session) =>
                setCapacityGuard(session, id, {
                  ...OFF,
                  expiresAt: inHours(1),
                })),
            "ROLE_NOT_ALLOWED",
          ),
      );
      assertEquals(
        message,
        "Only an owner or a manager of the restaurant may do this",
      );
    }
  });
}

managed.test("to a secret key, no restaurant exists that does not", async ({ sql }) => {
  await assertRefused(
    () =>
      asRole(
        sql,
        "service_role",
        (session) =>
          setCapacityGuard(session, crypto.randomUUID(), { enabled: true }),
      ),
    "RESTAURANT_NOT_FOUND",
  );
});

const wrong: Record<string, [Parameters<typeof setCapacityGuard>[2], string]> =
  {
    "without saying on or off": [
      { ...OFF, enabled: null, expiresAt: inHours(1) },
      "The guard is to be on or off",
    ],
    "without a reason": [
      { enabled: false, expiresAt: inHours(1) },
      "Switching the guard off needs a reason of up to 200 characters",
    ],
    "for a blank reason": [
      { enabled: false, reason: " ", expiresAt: inHours(1) },
      "Switching the guard off needs a reason of up to 200 characters",
    ],
    "without an end": [OFF, "The guard can be off for 24 hours at most"],
    "until a moment that has passed": [
      { ...OFF, expiresAt: inHours(-1) },
      "The guard can be off for 24 hours at most",
    ],
    "for longer than a day": [
      { ...OFF, expiresAt: inHours(24.1) },
      "The guard can be off for 24 hours at most",
    ],
  };

for (const [name, [state, expected]] of Object.entries(wrong)) {
  managed.test(`the guard is not switched ${name}`, async ({ sql, restaurant, manager }) => {
    const { message } = await withoutTrace(
      sql,
      restaurant,
      () =>
        assertRefused(
          () =>
            asUser(
              sql,
              manager,
              (session) => setCapacityGuard(session, restaurant.id, state),
            ),
          "INVALID_REQUEST",
        ),
    );
    assertEquals(message, expected);
  });
}

managed.test("switching on keeps what operators have set for this restaurant alone", async ({ sql, restaurant }) => {
  await switchGuard(sql, restaurant, "on", { reason: "Never without limits" });
  const state = await setCapacityGuard(sql, restaurant.id, { enabled: true });
  assertEquals(state.enabled, true);
  const rows = await sql`
    select reason from allocator_settings where restaurant_id = ${restaurant.id}`;
  assertEquals(rows.map(({ reason }) => reason), ["Never without limits"]);
});
