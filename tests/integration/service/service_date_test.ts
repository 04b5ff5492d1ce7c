import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { at, FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { findService } from "./find_service.ts";

const periods: {
  name: string;
  start_time: string;
  end_time: string;
  starts: [start: string, isInside: boolean, serviceDate: string][];
}[] = [
  {
    name: "a lunch from 12:00 to 15:00",
    start_time: "12:00",
    end_time: "15:00",
    starts: [
      [`${FRIDAY} 11:59`, false, FRIDAY],
      [`${FRIDAY} 12:00`, true, FRIDAY],
      [`${FRIDAY} 14:59`, true, FRIDAY],
      [`${FRIDAY} 15:00`, false, FRIDAY],
    ],
  },
  {
    name: "an evening from 18:00 to 02:00",
    start_time: "18:00",
    end_time: "02:00",
    starts: [
      [`${FRIDAY} 17:59`, false, FRIDAY],
      [`${FRIDAY} 18:00`, true, FRIDAY],
      [`${FRIDAY} 23:30`, true, FRIDAY],
      [`${SATURDAY} 00:00`, true, FRIDAY],
      [`${SATURDAY} 00:30`, true, FRIDAY],
      [`${SATURDAY} 01:59`, true, FRIDAY],
      [`${SATURDAY} 02:00`, false, SATURDAY],
    ],
  },
  {
    name: "a service around the clock from 10:00",
    start_time: "10:00",
    end_time: "10:00",
    starts: [
      [`${FRIDAY} 10:00`, true, FRIDAY],
      [`${SATURDAY} 09:59`, true, FRIDAY],
      [`${SATURDAY} 10:00`, true, SATURDAY],
    ],
  },
  {
    name: "a whole day from 00:00 to 24:00",
    start_time: "00:00",
    end_time: "24:00",
    starts: [
      [`${FRIDAY} 00:00`, true, FRIDAY],
      [`${FRIDAY} 23:59`, true, FRIDAY],
      [`${SATURDAY} 00:00`, true, SATURDAY],
    ],
  },
];

for (const { name, start_time, end_time, starts } of periods) {
  scene.test(`${name} includes its first minute, not its end, and keeps its date past midnight`, async ({ sql, restaurant }) => {
    await addServicePeriod(sql, restaurant, { name, start_time, end_time });
    for (const [start, isInside, serviceDate] of starts) {
      const period = isInside ? name : null;
      const expected = { start, period, serviceDate };
      const found = await findService(sql, restaurant, start);
      assertEquals({ start, ...found }, expected);
    }
  });
}

scene.test("bookings before and after midnight belong to the same evening", async ({ sql, restaurant, tables: { T1, T2, T3, T4 } }) => {
  const times = { start_time: "18:00", end_time: "02:00" };
  const servicePeriodId = await addServicePeriod(sql, restaurant, times);
  await addCapacityRule(sql, restaurant, { max_parties: 2 });
  const seat = (tableId: string, start_at: string) =>
    addSeatedBooking(sql, restaurant, [tableId], { start_at });
  // 23:30 to 01:00 in Berlin, then 00:30.
  await seat(T1, at("21:30"));
  await seat(T2, at("22:30"));

  const third = await addBooking(sql, restaurant, { start_at: at("19:00") });
  const { details } = await assertRefused(
    () => assign(sql, third, [T3]),
    "CAPACITY_EXCEEDED",
  );

  assertEquals(
    [details.servicePeriodId, details.serviceDate, details.parties],
    [servicePeriodId, FRIDAY, 3],
  );
  await seat(T4, at("19:00", SATURDAY));
});
