import { assertEquals } from "@std/assert";
import { readService } from "../../../support/reading.ts";
import { addAdjacency } from "../../../support/restaurant.ts";
import { scene } from "../../../support/scene.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { addTurnTime } from "../../../support/turn_time.ts";
import { addMember } from "../../../support/user.ts";

scene.test("the answer has these fields, and no others", async ({ sql, restaurant }) => {
  const reading = await readService(sql, restaurant.id);
  assertEquals(Object.keys(reading).sort(), [
    ...["adjacencies", "blocks", "bookings", "currentServiceDate", "guard"],
    ...["members", "now", "restaurant", "revision", "role", "serviceDate"],
    ...["services", "tables", "turnTimes", "zones"],
  ]);
  const { timezone } = reading.restaurant;
  assertEquals<unknown>(reading.restaurant, {
    id: restaurant.id,
    name: "Test restaurant",
    timezone: "Europe/Berlin",
  });
  const { now } = reading;
  const [row] = await sql<{ day: string; lag: number }[]>`
    select (${now}::text::timestamptz at time zone ${timezone})::date::text as day,
      extract(epoch from clock_timestamp() - ${now}::text::timestamptz)::float8
        as lag`;
  assertEquals(row?.day, reading.serviceDate);
  assertEquals((row?.lag ?? -1) >= 0, true);
});

scene.test("a restaurant is read with its floor, turn times and staff", async ({ sql, restaurant, tables: { T1, T2, T3, T4 } }) => {
  await sql`
    insert into zones (restaurant_id, name, created_at)
    values (${restaurant.id}, 'Bar', '2020-01-01'),
      (${restaurant.id}, 'Terrace', '2021-01-01')`;
  await sql`
    update dining_tables
    set is_active = false, is_movable = false, min_party = 2, x = 1, y = 2,
      width = 3, height = 4
    where id = ${T1}`;
  await addAdjacency(sql, restaurant.id, T2, T1);
  const service_period_id = await addServicePeriod(sql, restaurant, {
    start_time: "18:00",
    end_time: "23:00",
  });
  await addTurnTime(sql, restaurant, { up_to_party_size: 8, minutes: 150 });
  await sql`
    insert into turn_times
      (restaurant_id, service_period_id, up_to_party_size, minutes)
    values (${restaurant.id}, ${service_period_id}, 2, 75)`;
  const owner = await addMember(sql, restaurant, "owner");
  const host = await addMember(sql, restaurant, "host");
  await sql`
    update restaurant_members set name = 'Ana' where user_id = ${host}`;

  const read = await readService(sql, restaurant.id);
  assertEquals(read.zones.map(({ name }) => name), ["Bar", "Terrace", "Zone"]);
  assertEquals(
    read.tables.map(({ id, label }) => [id, label]).sort(),
    [[T1, "T1"], [T2, "T2"], [T3, "T3"], [T4, "T4"]].sort(),
  );
  assertEquals<unknown>(read.tables.find(({ id }) => id === T1), {
    ...{ id: T1, zoneId: restaurant.zoneId, label: "T1", seats: 4 },
    ...{ minParty: 2, isMovable: false, isActive: false },
    ...{ x: 1, y: 2, width: 3, height: 4 },
  });
  assertEquals<unknown>(read.adjacencies, [[T1, T2].sort()]);
  assertEquals(read.turnTimes, [
    { servicePeriodId: service_period_id, upToPartySize: 2, minutes: 75 },
    { servicePeriodId: null, upToPartySize: 8, minutes: 150 },
  ]);
  assertEquals<unknown>(
    read.members,
    [
      { userId: owner, name: null, role: "owner" },
      { userId: host, name: "Ana", role: "host" },
    ].sort((a, b) => a.userId < b.userId ? -1 : 1),
  );
});

const named = [
  ["service_periods", "pace_covers", 0, "the_pace_lets_somebody_in"],
  ["restaurant_members", "name", " ", "the_name_is_not_blank"],
] as const;

for (const [table, column, value, constraint] of named) {
  scene.test(`${column} of ${table} cannot be ${JSON.stringify(value)}`, async ({ sql, restaurant }) => {
    await addServicePeriod(sql, restaurant, {
      start_time: "18:00",
      end_time: "23:00",
    });
    await addMember(sql, restaurant, "host");
    const refused = await sql`
      update ${sql(table)} set ${sql(column)} = ${value}
      where restaurant_id = ${restaurant.id}`.catch((error) => error);
    assertEquals(refused.constraint_name, constraint);
  });
}
