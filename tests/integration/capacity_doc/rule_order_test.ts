import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { numberOf, readTable } from "./document.ts";
import { momentOf } from "./local_time.ts";

const rules = readTable(
  "rule",
  "effective_date",
  "day_of_week",
  "period",
  "max_covers",
);
const services = readTable("service date", "period", "rule", "because");

const starts: Readonly<Record<string, string>> = {
  Lunch: "12:00",
  Dinner: "18:00",
};

/** Adds the periods and all rules of the document. */
async function addRules({ sql, restaurant }: Scene): Promise<void> {
  const periods: Record<string, string> = {
    Lunch: await addServicePeriod(sql, restaurant, {
      name: "Lunch",
      start_time: "12:00",
      end_time: "15:00",
    }),
    Dinner: await addServicePeriod(sql, restaurant, {
      start_time: "18:00",
      end_time: "02:00",
    }),
  };
  for (const { effective_date, day_of_week, period, max_covers } of rules) {
    const [day, covers] = [numberOf(day_of_week), numberOf(max_covers)];
    const service_period_id = periods[period];
    await addCapacityRule(sql, restaurant, {
      ...(effective_date === "null" ? {} : { effective_date }),
      ...(day === undefined ? {} : { day_of_week: day }),
      ...(service_period_id === undefined ? {} : { service_period_id }),
      ...(covers === undefined ? {} : { max_covers: covers }),
    });
  }
}

const ruled = scene.with({ arrange: addRules });

for (const { "service date": serviceDate, period, rule } of services) {
  ruled.test(`docs/capacity.md is right that rule ${rule} applies to ${period} on ${serviceDate}`, async ({ sql, restaurant, tables: { T1 } }) => {
    const [weekday, date] = serviceDate.split(" ") as [string, string];
    const start_at = await momentOf(sql, `${date} ${starts[period]}`);
    const bookingId = await addBooking(sql, restaurant, { start_at });
    const { capacity } = await assign(sql, bookingId, [T1]);
    const expected = rules.find((row) => row.rule === rule)?.max_covers ?? "";
    assertEquals(capacity.maxCovers, numberOf(expected) ?? null);
    assertEquals(
      capacity.state,
      expected === "null" ? "unlimited" : "enforced",
    );
    assertEquals(weekday, weekdayOf(date));
  });
}

function weekdayOf(date: string): string {
  return new Date(date).toUTCString().slice(0, 3);
}
