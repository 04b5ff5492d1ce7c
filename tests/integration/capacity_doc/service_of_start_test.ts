import { assertEquals } from "@std/assert";
import { addBooking, minutesAfter } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { readTable } from "./document.ts";
import { momentOf } from "./local_time.ts";

/** The service that a start belongs to, as a refusal for no covers says. */
async function serviceOf(
  { sql, restaurant, tables: { T1 } }: Scene,
  start_at: string,
): Promise<{ date: unknown; period: unknown }> {
  await addCapacityRule(sql, restaurant, { max_covers: 0 });
  const bookingId = await addBooking(sql, restaurant, {
    start_at,
    end_at: minutesAfter(start_at, 90),
  });
  const { details } = await assertRefused(
    () => assign(sql, bookingId, [T1]),
    "CAPACITY_EXCEEDED",
  );
  return { date: details.serviceDate, period: details.servicePeriod };
}

const dates = readTable(
  "time zone",
  "period",
  "start (UTC)",
  "local start",
  "service date",
  "in the period",
);

for (const row of dates) {
  const timezone = row["time zone"];
  const abroad = scene.with({ timezone });

  abroad.test(`docs/capacity.md is right on ${row["start (UTC)"]} in ${timezone}`, async (scene) => {
    const { sql, restaurant } = scene;
    const [start_time, end_time] = row.period.split("–") as [string, string];
    await addServicePeriod(sql, restaurant, { start_time, end_time });
    const moment = `${row["start (UTC)"].replace(" ", "T")}:00Z`;
    const [local] = await sql`
      select to_char(
        ${moment}::timestamptz at time zone ${timezone}, 'YYYY-MM-DD HH24:MI'
      ) as start`;
    assertEquals(local?.start, row["local start"]);
    assertEquals(await serviceOf(scene, moment), {
      date: row["service date"],
      period: row["in the period"] === "yes" ? "Dinner" : null,
    });
  });
}

const overlaps = readTable("local start", "service date", "service");

for (const row of overlaps) {
  scene.test(`docs/capacity.md is right on the overlap at ${row["local start"]}`, async (scene) => {
    const { sql, restaurant } = scene;
    for (
      const period of [
        { name: "Dinner", start_time: "18:00", end_time: "02:00" },
        { name: "Late", start_time: "22:00", end_time: "02:00" },
        {
          name: "Concert",
          day_of_week: 5,
          start_time: "20:00",
          end_time: "23:00",
        },
      ]
    ) await addServicePeriod(sql, restaurant, period);
    const moment = await momentOf(sql, row["local start"]);
    assertEquals(await serviceOf(scene, moment), {
      date: row["service date"].slice(4),
      period: row.service,
    });
  });
}
