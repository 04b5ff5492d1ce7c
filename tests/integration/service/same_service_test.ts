import { assertEquals } from "@std/assert";
import { connect, type Database } from "../../../support/database.ts";
import type { Restaurant } from "../../../support/restaurant.ts";
import { createScene } from "../../../support/scene.ts";
import { addServicePeriod } from "../../../support/service_period.ts";

/** Nights on which the clock changes, some at midnight, and a plain one. */
const nights: [timezone: string, date: string][] = [
  ["Europe/Berlin", "2026-03-29"],
  ["Europe/Berlin", "2026-10-25"],
  ["America/New_York", "2026-11-01"],
  ["America/Havana", "2026-03-08"],
  ["America/Havana", "2026-11-01"],
  ["America/Santiago", "2026-04-05"],
  ["America/Santiago", "2026-09-06"],
  ["America/Nuuk", "2026-03-29"],
  ["America/Nuuk", "2026-10-25"],
  ["Atlantic/Azores", "2026-10-25"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Asia/Kathmandu", "2026-06-10"],
];

/** Sets of overlapping periods: [day of week or every day, start, end]. */
const schedules: Record<string, [number | null, string, string][]> = {
  "no periods": [],
  "a lunch and a dinner": [
    [null, "11:30", "15:00"],
    [null, "18:00", "02:00"],
  ],
  "a night that begins at midnight": [
    [null, "00:00", "04:00"],
    [0, "02:00", "03:00"],
  ],
  "periods within each other, some for one day": [
    [null, "10:00", "02:00"],
    [null, "12:00", "14:00"],
    [0, "13:00", "01:30"],
    [6, "23:00", "00:30"],
    [3, "09:00", "12:30"],
  ],
  "services as long as a day": [
    [null, "18:00", "02:00"],
    [5, "23:00", "22:30"],
    [2, "20:00", "20:00"],
    [null, "09:00", "09:00"],
    [1, "00:00", "24:00"],
  ],
};

/** Pairs of moments that do not agree on whether they share a service. */
async function findContradictions(
  sql: Database,
  restaurant: Restaurant,
  date: string,
): Promise<unknown[]> {
  const rows = await sql`
    with services as materialized (
      select m.start_at, s.*
      from restaurants as r
      cross join generate_series(
        (${date}::date - 1)::timestamp at time zone r.timezone,
        (${date}::date + 1)::timestamp at time zone r.timezone,
        interval '30 minutes'
      ) as m (start_at)
      cross join allocator.find_service(r.id, r.timezone, m.start_at) as s
      where r.id = ${restaurant.id}
    )
    select a.start_at, b.start_at as other
    from services as a
    cross join services as b
    where a.starts @> b.start_at is distinct from (
      a.service_date = b.service_date
      and (
        a.service_period_id is null
        or a.service_period_id is not distinct from b.service_period_id
      )
    )
    limit 5`;
  return [...rows];
}

for (const [name, periods] of Object.entries(schedules)) {
  Deno.test(`with ${name}, bookings agree on which of them share a service`, async () => {
    await using sql = connect();
    for (const [timezone, date] of nights) {
      const { restaurant } = await createScene(sql, { timezone });
      for (const [day, start_time, end_time] of periods) {
        const times = { start_time, end_time };
        await addServicePeriod(
          sql,
          restaurant,
          day === null ? times : { ...times, day_of_week: day },
        );
      }
      assertEquals(
        {
          timezone,
          date,
          found: await findContradictions(sql, restaurant, date),
        },
        { timezone, date, found: [] },
      );
    }
  });
}
