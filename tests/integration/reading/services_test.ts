import { assertEquals } from "@std/assert";
import type { Database } from "../../../support/database.ts";
import { FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { readService } from "../../../support/reading.ts";
import type { Restaurant } from "../../../support/restaurant.ts";
import { createScene, scene } from "../../../support/scene.ts";
import {
  addServicePeriod,
  type ServicePeriodOptions,
} from "../../../support/service_period.ts";

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
