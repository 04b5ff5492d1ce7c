import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect } from "../../../support/database.ts";
import { at, FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { findService } from "./find_service.ts";

const THURSDAY = "2031-06-12";

/** When an evening from 18:00 to 02:00 is served, in UTC. */
const restaurants: {
  timezone: string;
  starts: [start: string, period: string | null, serviceDate: string][];
}[] = [
  {
    timezone: "America/New_York",
    starts: [
      [at("21:59"), null, FRIDAY],
      [at("22:00"), "Evening", FRIDAY],
      [at("03:30", SATURDAY), "Evening", FRIDAY],
      [at("05:30", SATURDAY), "Evening", FRIDAY],
      [at("06:00", SATURDAY), null, SATURDAY],
      [at("03:59"), "Evening", THURSDAY],
    ],
  },
  {
    timezone: "Asia/Kathmandu",
    starts: [
      [at("12:14"), null, FRIDAY],
      [at("12:15"), "Evening", FRIDAY],
      [at("18:30"), "Evening", FRIDAY],
      [at("20:14"), "Evening", FRIDAY],
      [at("20:15"), null, SATURDAY],
    ],
  },
  {
    timezone: "Pacific/Auckland",
    starts: [
      [at("13:59", THURSDAY), "Evening", THURSDAY],
      [at("14:00", THURSDAY), null, FRIDAY],
      [at("05:59"), null, FRIDAY],
      [at("06:00"), "Evening", FRIDAY],
      [at("13:30"), "Evening", FRIDAY],
      [at("14:00"), null, SATURDAY],
    ],
  },
];

const evening = { name: "Evening", start_time: "18:00", end_time: "02:00" };

for (const { timezone, starts } of restaurants) {
  Deno.test(`a restaurant in ${timezone} has service dates of its own`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql, { timezone, seats: [] });
    await addServicePeriod(sql, restaurant, evening);
    for (const [start, period, serviceDate] of starts) {
      assertEquals(
        { start, ...await findService(sql, restaurant, start) },
        { start, period, serviceDate },
      );
    }
  });
}

const localTimes = {
  "America/New_York": [FRIDAY, "08:00 to 09:30"],
  "Asia/Kathmandu": [FRIDAY, "17:45 to 19:15"],
  "Pacific/Auckland": [SATURDAY, "00:00 to 01:30"],
};

for (const [timezone, [serviceDate, window]] of Object.entries(localTimes)) {
  Deno.test(`refusals in ${timezone} speak of its date and its clock`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql, { timezone });
    const { tableIds } = restaurant;
    const start_at = at("12:00");
    await assign(
      sql,
      await addBooking(sql, restaurant, { start_at }),
      tableIds,
    );
    const next = await addBooking(sql, restaurant, { start_at });
    const taken = await assertRefused(
      () => assign(sql, next, tableIds),
      "TABLE_TAKEN",
    );
    assertEquals(
      taken.message,
      `Table T1 is taken by another booking from ${window}`,
    );

    const third = await createRestaurant(sql, { timezone });
    await addCapacityRule(sql, third, { max_parties: 0 });
    const booking = await addBooking(sql, third, { start_at });
    const exceeded = await assertRefused(
      () => assign(sql, booking, third.tableIds),
      "CAPACITY_EXCEEDED",
    );
    assertEquals(exceeded.details.serviceDate, serviceDate);
  });
}
