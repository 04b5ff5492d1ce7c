import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { at, during } from "../../../support/moment.ts";
import { addAdjacency } from "../../../support/restaurant.ts";
import { create } from "../../../support/room_rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { suggest } from "../../../support/suggestion.ts";

const one = scene.with({ tables: { A: 4 } });
const three = scene.with({ tables: { A: 2, B: 2, C: 2 } });

const party = { partySize: 4, startAt: at("18:00"), endAt: at("19:00") };

one.test("without a suggestion the next three starts are given, in steps of 15 minutes", async ({ sql, restaurant, tables: { A } }) => {
  await addSeatedBooking(sql, restaurant, [A], during("17:30", "18:40"));
  const { suggestions, nextTimes } = await suggest(sql, {
    restaurantId: restaurant.id,
    ...party,
  });
  assertEquals(suggestions, []);
  assertEquals(nextTimes, [at("18:45"), at("19:00"), at("19:15")]);
  for (const startAt of nextTimes) {
    await sql.begin(async (transaction) => {
      const endAt = new Date(Date.parse(startAt) + 3_600_000).toISOString();
      const session = transaction as unknown as typeof sql;
      await create(session, restaurant.id, { startAt, endAt, tableIds: [A] });
      await transaction`rollback and chain`;
    });
  }
});

one.test("a start more than three hours later is not given", async ({ sql, restaurant, tables: { A } }) => {
  await addSeatedBooking(sql, restaurant, [A], during("17:00", "21:01"));
  const search = { restaurantId: restaurant.id, ...party };
  assertEquals((await suggest(sql, search)).nextTimes, []);
  await sql`
    update bookings set end_at = ${at("21:00")}
    where restaurant_id = ${restaurant.id}`;
  assertEquals((await suggest(sql, search)).nextTimes, [at("21:00")]);
});

one.test("with a suggestion no other start is given", async ({ sql, restaurant }) => {
  const { suggestions, nextTimes } = await suggest(sql, {
    restaurantId: restaurant.id,
    ...party,
  });
  assertEquals([suggestions.length, nextTimes], [1, []]);
});

three.test("a later start counts only when one set is free all the time", async ({ sql, restaurant, tables: { A, B, C } }) => {
  await addAdjacency(sql, restaurant.id, A, B);
  await addAdjacency(sql, restaurant.id, B, C);
  await addSeatedBooking(sql, restaurant, [B], {
    ...during("17:00", "18:30"),
    party_size: 2,
  });
  await addSeatedBooking(sql, restaurant, [A], {
    ...during("19:20", "22:00"),
    party_size: 2,
  });
  await addSeatedBooking(sql, restaurant, [C], {
    ...during("18:00", "19:50"),
    party_size: 2,
  });
  const { nextTimes } = await suggest(sql, {
    restaurantId: restaurant.id,
    ...party,
  });
  // Not 18:30, when A is free too short; from 19:50 on B and C are free.
  assertEquals(nextTimes, [at("20:00"), at("20:15"), at("20:30")]);
});

one.test("a limit of the first service leaves the starts of the next one", async ({ sql, restaurant }) => {
  const early = await addServicePeriod(sql, restaurant, {
    name: "Early",
    start_time: "18:00",
    end_time: "20:50",
  });
  await addServicePeriod(sql, restaurant, {
    name: "Late",
    start_time: "20:50",
    end_time: "23:30",
  });
  await addCapacityRule(sql, restaurant, {
    service_period_id: early,
    max_covers: 3,
  });
  const { suggestions, nextTimes, capacity } = await suggest(sql, {
    restaurantId: restaurant.id,
    ...party,
  });
  assertEquals(suggestions, []);
  assertEquals([capacity?.covers, capacity?.maxCovers], [4, 3]);
  // The late service begins at 20:50 in Berlin, which is 18:50 in UTC.
  assertEquals(nextTimes, [at("19:00"), at("19:15"), at("19:30")]);
});

one.test("a booking that is counted already is not counted twice", async ({ sql, restaurant, tables: { A } }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  const bookingId = await addBooking(sql, restaurant, {
    start_at: party.startAt,
    end_at: party.endAt,
  });
  const before = await suggest(sql, { bookingId });
  await create(sql, restaurant.id, {
    startAt: at("18:00"),
    endAt: at("19:00"),
    partySize: 1,
  });
  assertEquals(before.capacity, {
    state: "enforced",
    covers: 4,
    maxCovers: 4,
    parties: 1,
    maxParties: null,
    coversWithoutTable: 0,
  });
  await addSeatedBooking(sql, restaurant, [A], {
    ...during("20:00", "21:00"),
    party_size: 1,
  });
  const after = await suggest(sql, { bookingId });
  assertEquals([after.suggestions, after.capacity?.covers], [[], 5]);
  assertEquals(after.capacity?.coversWithoutTable, 1);
});
