import { assertEquals } from "@std/assert";
import { addBooking, minutesAfter } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect, type Database } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import {
  createRestaurant,
  type Restaurant,
} from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { readTable } from "./document.ts";
import { momentOf } from "./local_time.ts";

/** Which service a start belongs to, as the refusal of a closed one says. */
async function serviceOf(
  sql: Database,
  restaurant: Restaurant,
  start_at: string,
): Promise<{ date: unknown; period: unknown }> {
  await addCapacityRule(sql, restaurant, { max_covers: 0 });
  const bookingId = await addBooking(sql, restaurant, {
    start_at,
    end_at: minutesAfter(start_at, 90),
  });
  const { details } = await assertRefused(
    () => assign(sql, bookingId, restaurant.tableIds.slice(0, 1)),
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
  Deno.test(`docs/capacity.md is right on ${row["start (UTC)"]} in ${timezone}`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql, { timezone });
    const [start_time, end_time] = row.period.split("–") as [string, string];
    await addServicePeriod(sql, restaurant, { start_time, end_time });
    const moment = `${row["start (UTC)"].replace(" ", "T")}:00Z`;
    const [local] = await sql`
      select to_char(
        ${moment}::timestamptz at time zone ${timezone}, 'YYYY-MM-DD HH24:MI'
      ) as start`;
    assertEquals(local?.start, row["local start"]);
    assertEquals(await serviceOf(sql, restaurant, moment), {
      date: row["service date"],
      period: row["in the period"] === "yes" ? "Dinner" : null,
    });
  });
}

const overlaps = readTable("local start", "service date", "service");

for (const row of overlaps) {
  Deno.test(`docs/capacity.md is right on the overlap at ${row["local start"]}`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
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
    assertEquals(await serviceOf(sql, restaurant, moment), {
      date: row["service date"].slice(4),
      period: row.service,
    });
  });
}
