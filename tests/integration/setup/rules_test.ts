import { assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import type { Database } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { startBlocked } from "../../../support/waiting.ts";
import { managed, writeAs } from "./managed.ts";

const addRule = (restaurantId: string, max_covers: number, day = 5) =>
(
  session: Database,
) =>
  session`
    insert into restaurant_capacity_rules
      (restaurant_id, day_of_week, max_covers)
    values (${restaurantId}, ${day}, ${max_covers})`;

managed.test("a limit that a manager writes holds from then on", async ({ sql, restaurant, tables: { T1 }, asManager }) => {
  await asManager((session) =>
    session`
    insert into restaurant_capacity_rules (restaurant_id, max_covers)
    values (${restaurant.id}, 3)`
  );
  const bookingId = await addBooking(sql, restaurant);
  await assertRefused(() => assign(sql, bookingId, [T1]), "CAPACITY_EXCEEDED");
});

managed.test("a rule that would tie with another is refused, and says which", async ({ sql, restaurant, asManager }) => {
  const ruleId = await addCapacityRule(sql, restaurant, {
    day_of_week: 5,
    max_covers: 60,
  });
  assertEquals(
    await assertRefused(
      () => asManager(addRule(restaurant.id, 40)),
      "ALREADY_EXISTS",
    ),
    {
      sqlstate: "TA018",
      message:
        "There is a capacity rule for this service, day and date already",
      details: {
        restaurantId: restaurant.id,
        ruleId,
        maxCovers: 60,
        maxParties: null,
      },
      hint: "Change that one instead: of two that tie, only one could count",
    },
  );
});

managed.test("a rule cannot be changed so that it ties with another", async ({ sql, restaurant, asManager }) => {
  await addCapacityRule(sql, restaurant, { day_of_week: 5, max_covers: 60 });
  const id = await addCapacityRule(sql, restaurant, { day_of_week: 6 });
  await assertRefused(
    () =>
      asManager((session) =>
        session`
        update restaurant_capacity_rules set day_of_week = 5 where id = ${id}`
      ),
    "ALREADY_EXISTS",
  );
  await asManager((session) =>
    session`
    update restaurant_capacity_rules set max_covers = 0 where id = ${id}`
  );
});

managed.test("a limit below zero is refused", async ({ restaurant, asManager }) => {
  const { message, hint } = await assertRefused(
    () => asManager(addRule(restaurant.id, -1)),
    "INVALID_REQUEST",
  );
  assertEquals([message, hint], [
    "A limit is not below zero",
    "Give a number from 0 on, or none for no limit",
  ]);
});

managed.test("of two rules for one service that are written at once, the second is refused", async ({ sql, restaurant, owner, manager, clients: [first, second] }) => {
  await first`begin`;
  await first`
    select set_config('role', 'authenticated', true),
      set_config('request.jwt.claims', ${
    JSON.stringify({ sub: owner, role: "authenticated" })
  }, true)`;
  await addRule(restaurant.id, 50)(first);
  const { outcome } = await startBlocked(
    sql,
    second,
    (session) => writeAs(session, manager, addRule(restaurant.id, 60)),
  );
  await first`commit`;
  assertEquals((await outcome).sqlstate, "TA018");
});

managed.test("a manager's change of the limits waits two seconds for calls under way, and not beside five others", async ({ sql, restaurant, manager, clients: [caller, writer] }) => {
  await caller`begin`;
  await caller`
    select pg_advisory_xact_lock_shared(uuid_hash_extended(${restaurant.id}, 2))`;
  const { outcome } = await startBlocked(
    sql,
    writer,
    (session) => writeAs(session, manager, addRule(restaurant.id, 50)),
  );
  assertEquals((await outcome).sqlstate, "55P03");

  for (const place of [3, 4, 5, 6, 7]) {
    await caller`
      select pg_advisory_xact_lock(uuid_hash_extended(${restaurant.id}, ${place}))`;
  }
  const error = await assertRejects(
    () => writeAs(sql, manager, addRule(restaurant.id, 50)),
    postgres.PostgresError,
    "Five calls of this restaurant are waiting for locks already",
  );
  assertEquals(error.code, "55P03");
  await caller`rollback`;
  await writeAs(sql, manager, addRule(restaurant.id, 50));
});

managed.test("a turn time for a party size that has one is refused, and one for another service is not", async ({ restaurant, asManager }) => {
  const add = (minutes: number) => (session: Database) =>
    session`
    insert into turn_times (restaurant_id, up_to_party_size, minutes)
    values (${restaurant.id}, 4, ${minutes})`;
  await asManager(add(100));
  const { message, hint } = await assertRefused(
    () => asManager(add(110)),
    "ALREADY_EXISTS",
  );
  assertEquals([message, hint], [
    "Parties of up to 4 have a turn time already: 100 minutes",
    "Change that one instead",
  ]);
  await asManager((session) =>
    session`
    with period as (
      insert into service_periods (restaurant_id, name, start_time, end_time)
      values (${restaurant.id}, 'Lunch', '12:00', '15:00') returning id
    )
    insert into turn_times
      (restaurant_id, service_period_id, up_to_party_size, minutes)
    select ${restaurant.id}, id, 4, 60 from period`
  );
});
