import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { managed } from "./managed.ts";

const DINNER = { start_time: "18:00", end_time: "23:00" };

managed.test("a zone that has tables is not deleted", async ({ sql, restaurant, asManager }) => {
  const refusal = await assertRefused(
    () =>
      asManager((session) =>
        session`delete from zones where id = ${restaurant.zoneId}`
      ),
    "STILL_IN_USE",
  );
  assertEquals(refusal, {
    sqlstate: "TA017",
    message: "Zone has 4 tables",
    details: {
      restaurantId: restaurant.id,
      zoneId: restaurant.zoneId,
      tables: 4,
    },
    hint: "Move its tables to another zone, or delete them first",
  });
  await asManager((session) =>
    session`delete from dining_tables where restaurant_id = ${restaurant.id}`
  );
  await asManager((session) =>
    session`delete from zones where id = ${restaurant.zoneId}`
  );
  const left =
    await sql`select id from zones where restaurant_id = ${restaurant.id}`;
  assertEquals([...left], []);
});

managed.test("a service that has a limit is not deleted, so that no limit is lifted unnoticed", async ({ sql, restaurant, asManager }) => {
  const service_period_id = await addServicePeriod(sql, restaurant, DINNER);
  await addCapacityRule(sql, restaurant, {
    service_period_id,
    max_covers: 40,
  });
  const remove = () =>
    asManager((session) =>
      session`delete from service_periods where id = ${service_period_id}`
    );
  assertEquals(await assertRefused(remove, "STILL_IN_USE"), {
    sqlstate: "TA017",
    message: "Dinner has a capacity rule",
    details: {
      restaurantId: restaurant.id,
      servicePeriodId: service_period_id,
      rules: 1,
    },
    hint:
      "Delete its capacity rules first: without the service they would limit nothing",
  });
  await asManager((session) =>
    session`
    delete from restaurant_capacity_rules
    where service_period_id = ${service_period_id}`
  );
  await remove();
  const left = await sql`
    select id from service_periods where restaurant_id = ${restaurant.id}`;
  assertEquals([...left], []);
});

managed.test("a service goes with its turn times", async ({ sql, restaurant, asManager }) => {
  const service_period_id = await addServicePeriod(sql, restaurant, DINNER);
  await asManager((session) =>
    session`
    insert into turn_times
      (restaurant_id, service_period_id, up_to_party_size, minutes)
    values (${restaurant.id}, ${service_period_id}, 4, 100)`
  );
  await asManager((session) =>
    session`delete from service_periods where id = ${service_period_id}`
  );
  const left = await sql`
    select id from turn_times where restaurant_id = ${restaurant.id}`;
  assertEquals([...left], []);
});
