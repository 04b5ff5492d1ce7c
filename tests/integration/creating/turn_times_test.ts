import { assertEquals } from "@std/assert";
import type { Database } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import type { Restaurant } from "../../../support/restaurant.ts";
import { create } from "../../../support/room_rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addServicePeriod } from "../../../support/service_period.ts";

/** A service of Berlin's evening, two hours ahead of the moments below. */
const DINNER = { start_time: "17:00", end_time: "23:00" };

async function addTurn(
  sql: Database,
  restaurant: Restaurant,
  up_to_party_size: number,
  minutes: number,
  service_period_id: string | null = null,
): Promise<void> {
  const row = {
    restaurant_id: restaurant.id,
    up_to_party_size,
    minutes,
    service_period_id,
  };
  await sql`insert into turn_times ${sql(row)}`;
}

/** How many minutes a party of that size gets that starts then. */
async function turnOf(
  sql: Database,
  restaurant: Restaurant,
  partySize: number,
  startAt = at("18:00"),
): Promise<number> {
  const { booking } = await create(sql, restaurant.id, { startAt, partySize });
  return (Date.parse(booking.endAt) - Date.parse(booking.startAt)) / 60_000;
}

scene.test("without turn times, up to four guests stay 90 minutes and more of them 120", async ({ sql, restaurant }) => {
  assertEquals(await turnOf(sql, restaurant, 4), 90);
  assertEquals(await turnOf(sql, restaurant, 5), 120);
});

scene.test("the smallest turn that fits the party counts", async ({ sql, restaurant }) => {
  await addTurn(sql, restaurant, 8, 150);
  await addTurn(sql, restaurant, 2, 75);
  await addTurn(sql, restaurant, 4, 100);
  const turns: number[] = [];
  for (const partySize of [1, 2, 3, 4, 8, 9]) {
    turns.push(await turnOf(sql, restaurant, partySize));
  }
  assertEquals(turns, [75, 75, 100, 100, 150, 120]);
});

scene.test("the turns of the service come before the general ones", async ({ sql, restaurant }) => {
  const dinner = await addServicePeriod(sql, restaurant, DINNER);
  await addTurn(sql, restaurant, 2, 60);
  await addTurn(sql, restaurant, 10, 130);
  await addTurn(sql, restaurant, 6, 180, dinner);
  const evening = [2, 7].map((size) => turnOf(sql, restaurant, size));
  assertEquals(await Promise.all(evening), [180, 130]);
  const noon = [2, 7].map((size) => turnOf(sql, restaurant, size, at("10:00")));
  assertEquals(await Promise.all(noon), [60, 130]);
});

scene.test("an end that is said counts, whatever the turns", async ({ sql, restaurant }) => {
  await addTurn(sql, restaurant, 8, 150);
  const { booking } = await create(sql, restaurant.id, {
    startAt: at("18:00"),
    endAt: at("18:45"),
  });
  assertEquals(booking.endAt, at("18:45"));
});
