import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { at, during, FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { readService } from "../../../support/reading.ts";
import { assign } from "../../../support/rpc.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { one } from "../../../support/database.ts";
import type { Reading } from "../../../support/reading.ts";
import { manyTables, scene } from "../../../support/scene.ts";
import { suggest } from "../../../support/suggestion.ts";

/** Statuses and starts of an evening: whatever a booking can be. */
const EVENING = [
  ["confirmed", "18:00", 2],
  ["confirmed", "18:10", 3],
  ["checked_in", "18:15", 4],
  ["completed", "19:00", 5],
  ["pending", "19:05", 6],
  ["cancelled", "19:05", 7],
  ["no_show", "19:05", 8],
] as const;

/** A dinner of two hours, with all of them, and one rule of 40 covers. */
const dinner = scene.with({
  tables: manyTables(20),
  arrange: async ({ sql, restaurant }) => {
    const periodId = await addServicePeriod(sql, restaurant, {
      start_time: "19:00",
      end_time: "02:00",
    });
    await sql`
      update service_periods set pace_covers = 12, last_start = '00:30'
      where id = ${periodId}`;
    await addCapacityRule(sql, restaurant, { max_covers: 40, max_parties: 15 });
    const [T1 = "", T2 = "", T3 = ""] = restaurant.tableIds;
    const free = [T1, T2, T3];
    for (const [status, time, party_size] of EVENING) {
      const booking = await addBooking(sql, restaurant, {
        party_size,
        ...during(time, "20:00"),
      });
      if (status === "confirmed" || status === "checked_in") {
        await assign(sql, booking, free.splice(0, 1));
      }
      if (status !== "confirmed" && status !== "pending") {
        await sql`
          update bookings set status = ${status} where id = ${booking}`;
      }
    }
    return { periodId };
  },
});

dinner.test("a service has what the guard counts, split by who sits, comes and has left, and the pace of its quarters", async ({ sql, restaurant, periodId }) => {
  const { services } = await readService(sql, restaurant.id, FRIDAY);
  assertEquals(services, [{
    servicePeriodId: periodId,
    name: "Dinner",
    startAt: at("17:00"),
    endAt: at("00:00", SATURDAY),
    lastStartAt: at("22:30"),
    paceCovers: 12,
    state: "enforced",
    covers: 14,
    parties: 4,
    maxCovers: 40,
    maxParties: 15,
    coversWithoutTable: 6,
    seatedCovers: 4,
    toComeCovers: 5,
    leftCovers: 5,
    pace: [
      { startAt: at("18:00"), covers: 5, parties: 2 },
      { startAt: at("18:15"), covers: 4, parties: 1 },
      { startAt: at("19:00"), covers: 11, parties: 2 },
    ],
  }]);
});

/** What read_service says of one service, as `capacity` of an answer. */
function capacityOf(
  { services }: Reading,
  periodId: string | null,
): unknown {
  const service = one(
    services.filter(({ servicePeriodId }) => servicePeriodId === periodId),
  );
  const { state, covers, maxCovers, parties, maxParties } = service;
  const { coversWithoutTable } = service;
  return { state, covers, maxCovers, parties, maxParties, coversWithoutTable };
}

dinner.test("the counts and limits are those that assign-tables and suggest-tables answer", async ({ sql, restaurant, periodId }) => {
  const [T9 = ""] = restaurant.tableIds.slice(8);
  const bookingId = await addBooking(sql, restaurant, during("20:00", "21:00"));
  const { capacity: foreseen } = await suggest(sql, { bookingId });
  const { capacity: assigned } = await assign(sql, bookingId, [T9]);
  const read = await readService(sql, restaurant.id, FRIDAY);
  assertEquals(capacityOf(read, periodId), assigned);
  assertEquals(capacityOf(read, periodId), foreseen);
});

dinner.test("bookings outside of every period are a service that counts the whole date, as the guard does", async ({ sql, restaurant }) => {
  const [T9 = ""] = restaurant.tableIds.slice(8);
  const bookingId = await addBooking(sql, restaurant, {
    party_size: 1,
    ...during("12:05", "13:00"),
  });
  const { capacity } = await assign(sql, bookingId, [T9]);
  const read = await readService(sql, restaurant.id, FRIDAY);
  assertEquals(capacityOf(read, null), capacity);
  const { name, pace } = one(
    read.services.filter(({ servicePeriodId }) => servicePeriodId === null),
  );
  assertEquals({ name, pace }, {
    name: "No service period",
    pace: [{ startAt: at("12:00"), covers: 1, parties: 1 }],
  });
});

dinner.test("a service is counted where no limit is in force too", async ({ sql, restaurant, periodId }) => {
  await sql`delete from restaurant_capacity_rules
    where restaurant_id = ${restaurant.id}`;
  const read = await readService(sql, restaurant.id, FRIDAY);
  assertEquals(capacityOf(read, periodId), {
    state: "unlimited",
    covers: 14,
    maxCovers: null,
    parties: 4,
    maxParties: null,
    coversWithoutTable: 6,
  });
});
