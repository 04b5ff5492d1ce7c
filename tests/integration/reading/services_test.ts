import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { type Database, one } from "../../../support/database.ts";
import { at, during, FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { type Reading, readService } from "../../../support/reading.ts";
import type { Restaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { createScene, manyTables, scene } from "../../../support/scene.ts";
import {
  addServicePeriod,
  type ServicePeriodOptions,
} from "../../../support/service_period.ts";
import { suggest } from "../../../support/suggestion.ts";

/** A time table of services, and the dates that it is read on. */
interface TimeTable {
  readonly name: string;
  readonly timezone?: string;
  readonly periods: readonly ServicePeriodOptions[];
  readonly dates: readonly string[];
}

const WEEK = [FRIDAY, SATURDAY, "2031-06-15"];

const timeTables: readonly TimeTable[] = [
  { name: "no service at all", periods: [], dates: [FRIDAY] },
  {
    name: "services that overlap in every way",
    periods: [
      { name: "All day", start_time: "10:00", end_time: "23:00" },
      { name: "Dinner", start_time: "18:00", end_time: "22:00" },
      { name: "Breakfast", start_time: "05:00", end_time: "10:00" },
      {
        name: "Friday feast",
        day_of_week: 5,
        start_time: "12:00",
        end_time: "20:00",
      },
      {
        name: "Friday night",
        day_of_week: 5,
        start_time: "22:00",
        end_time: "06:00",
      },
    ],
    dates: ["2031-06-12", ...WEEK],
  },
  {
    name: "a service that another one hides, and one around the clock",
    periods: [
      { name: "Hidden", start_time: "19:00", end_time: "20:00" },
      {
        name: "Friday",
        day_of_week: 5,
        start_time: "18:00",
        end_time: "21:00",
      },
      { name: "Always", start_time: "06:30", end_time: "06:30" },
    ],
    dates: WEEK,
  },
  {
    name: "nights on which the clock changes",
    periods: [
      { name: "Dinner", start_time: "18:00", end_time: "02:30" },
      { name: "Breakfast", start_time: "02:30", end_time: "09:00" },
    ],
    dates: ["2031-03-29", "2031-03-30", "2031-10-25", "2031-10-26"],
  },
  {
    name: "a midnight that comes twice",
    timezone: "America/Havana",
    periods: [
      { name: "Night", start_time: "00:00", end_time: "04:00" },
      { name: "Dinner", start_time: "18:00", end_time: "00:00" },
    ],
    dates: ["2031-11-01", "2031-11-02"],
  },
];

/** Of each quarter of an hour around a date: the service, as the guard says. */
async function askGuard(
  sql: Database,
  { id }: Pick<Restaurant, "id">,
  date: string,
) {
  return [
    ...await sql<{ id: string; period: string | null; day: string }[]>`
      select b.id, s.service_period_id as period, s.service_date::text as day
      from bookings as b
      join restaurants as r on r.id = b.restaurant_id
      cross join lateral allocator.find_service(r.id, r.timezone, b.start_at) as s
      where b.restaurant_id = ${id} and s.service_date = ${date}
      order by b.start_at, b.id`,
  ];
}

/** A booking in each quarter of an hour of the dates and those around them. */
async function bookQuarters(
  sql: Database,
  { id }: Pick<Restaurant, "id">,
  dates: readonly string[],
): Promise<void> {
  await sql`
    insert into bookings (restaurant_id, party_size, start_at, end_at)
    select distinct ${id}::uuid, 2, t, t + interval '30 minutes'
    from unnest(${[...dates]}::text[]::date[]) as day
    cross join generate_series(
      day::timestamptz - interval '1 day', day + interval '3 days',
      interval '15 minutes'
    ) as t`;
}

for (const { name, periods, dates, ...options } of timeTables) {
  scene.with(options).test(
    `bookings belong to the service and date where the guard counts them: ${name}`,
    async ({ sql, restaurant }) => {
      for (const period of periods) {
        await addServicePeriod(sql, restaurant, period);
      }
      await bookQuarters(sql, restaurant, dates);
      for (const date of dates) {
        const { bookings, services } = await readService(
          sql,
          restaurant.id,
          date,
        );
        const expected = await askGuard(sql, restaurant, date);
        assertEquals(
          bookings.filter(({ serviceDate }) => serviceDate === date).map((
            { id, servicePeriodId, serviceDate },
          ) => ({ id, period: servicePeriodId, day: serviceDate })),
          expected,
        );
        const served = new Set(expected.map(({ period }) => period));
        assertEquals(
          new Set(services.map(({ servicePeriodId }) => servicePeriodId)),
          served,
        );
        assertEquals(
          services.map(({ startAt }) => startAt),
          services.map(({ startAt }) => startAt).toSorted(),
        );
      }
    },
  );
}

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

scene.test("after midnight it is still yesterday's service date while a service of it runs", async ({ sql }) => {
  // A zone in which it is between one and two at night now.
  const ahead = (25 - new Date().getUTCHours()) % 24;
  const zone = ahead > 12 ? `Etc/GMT+${24 - ahead}` : `Etc/GMT-${ahead}`;
  const { restaurant } = await createScene(sql, {
    timezone: zone.replace(/[-+]0$/, ""),
  });
  const before = await readService(sql, restaurant.id);
  await addServicePeriod(sql, restaurant, {
    start_time: "18:00",
    end_time: "04:00",
  });
  const during = await readService(sql, restaurant.id);
  const yesterday = new Date(Date.parse(before.serviceDate) - 86_400_000)
    .toISOString().slice(0, 10);
  assertEquals(during.serviceDate, yesterday);
  assertEquals(during.currentServiceDate, yesterday);
  assertEquals(before.currentServiceDate, before.serviceDate);
});
