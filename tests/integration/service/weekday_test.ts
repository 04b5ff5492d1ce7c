import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { at } from "../../../support/moment.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import {
  assertServices,
  findService,
  type ServiceOfStart,
} from "./find_service.ts";

/** One week, Sunday first. */
const week = [
  "2031-06-08",
  "2031-06-09",
  "2031-06-10",
  "2031-06-11",
  "2031-06-12",
  "2031-06-13",
  "2031-06-14",
];

scene.test("days of the week go from Sunday, 0, to Saturday, 6", async ({ sql, restaurant }) => {
  for (const day of week.keys()) {
    await addServicePeriod(sql, restaurant, {
      name: `Evening ${day}`,
      day_of_week: day,
      start_time: "18:00",
      end_time: "02:00",
    });
  }
  for (const [day, serviceDate] of week.entries()) {
    assertEquals(
      await findService(sql, restaurant, `${serviceDate} 20:00`),
      { period: `Evening ${day}`, serviceDate },
    );
  }
});

scene.test("the hours after midnight belong to the day before", async ({ sql, restaurant }) => {
  await addServicePeriod(sql, restaurant, {
    name: "Saturday night",
    day_of_week: 6,
    start_time: "18:00",
    end_time: "02:00",
  });
  const starts: ServiceOfStart[] = [
    ["2031-06-14 01:30", null, "2031-06-14"],
    ["2031-06-15 01:30", "Saturday night", "2031-06-14"],
    ["2031-06-15 20:00", null, "2031-06-15"],
  ];
  await assertServices(sql, restaurant, starts);
});

for (const [day, serviceDate] of week.entries()) {
  scene.test(`on day ${day} of the week the capacity rule of that day applies`, async ({ sql, restaurant }) => {
    for (const day_of_week of week.keys()) {
      const max_covers = 10 + day_of_week;
      await addCapacityRule(sql, restaurant, { day_of_week, max_covers });
    }
    const start_at = at("18:00", serviceDate);
    const bookingId = await addBooking(sql, restaurant, { start_at });
    const { capacity } = await assign(sql, bookingId, restaurant.tableIds);
    assertEquals(capacity.maxCovers, 10 + day);
  });
}
