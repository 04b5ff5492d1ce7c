import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { at, FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { assertServices, type ServiceOfStart } from "./find_service.ts";

const THURSDAY = "2031-06-12";

/** Starts in UTC, and whether an evening from 18:00 to 02:00 includes them. */
const restaurants: {
  timezone: string;
  starts: ServiceOfStart[];
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
  const abroad = scene.with({ timezone });

  abroad.test(`a restaurant in ${timezone} has service dates of its own`, async ({ sql, restaurant }) => {
    await addServicePeriod(sql, restaurant, evening);
    await assertServices(sql, restaurant, starts);
  });
}

const localTimes = {
  "America/New_York": [FRIDAY, "08:00 to 09:30"],
  "Asia/Kathmandu": [FRIDAY, "17:45 to 19:15"],
  "Pacific/Auckland": [SATURDAY, "00:00 to 01:30"],
};

for (const [timezone, [serviceDate, window]] of Object.entries(localTimes)) {
  const abroad = scene.with({ timezone });

  abroad.test(`refusals in ${timezone} name its date and its local time`, async ({ sql, restaurant, tables: { T1, T2 } }) => {
    const start_at = at("12:00");
    await addSeatedBooking(sql, restaurant, [T1], { start_at });
    await addCapacityRule(sql, restaurant, { max_parties: 1 });
    const next = await addBooking(sql, restaurant, { start_at });
    const taken = await assertRefused(
      () => assign(sql, next, [T1]),
      "TABLE_TAKEN",
    );
    assertEquals(
      taken.message,
      `Table T1 is taken by another booking from ${window}`,
    );
    const exceeded = await assertRefused(
      () => assign(sql, next, [T2]),
      "CAPACITY_EXCEEDED",
    );
    assertEquals(exceeded.details.serviceDate, serviceDate);
  });
}
