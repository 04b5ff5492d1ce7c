import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { at, windowOf } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import {
  assertServices,
  findService,
  type ServiceOfStart,
} from "./find_service.ts";

// Berlin skips the hour from 02:00 on the first night and has it twice on the
// second; both changes happen at 01:00 UTC.
const nights = {
  "the clock is put forward": { saturday: "2031-03-29", sunday: "2031-03-30" },
  "the clock is put back": { saturday: "2031-10-25", sunday: "2031-10-26" },
};

for (const [change, { saturday, sunday }] of Object.entries(nights)) {
  scene.test(`a booking of 90 minutes lasts 90 minutes on the night that ${change}`, async ({ sql, restaurant, tables: { T1 } }) => {
    const [start, end] = [at("00:15", sunday), at("01:45", sunday)];
    const bookingId = await addBooking(sql, restaurant, {
      start_at: start,
      end_at: end,
    });

    const { startAt, endAt } = await assign(sql, bookingId, [T1]);

    assertEquals([startAt, endAt], [start, end]);
    const { windows } = await readSeating(sql, bookingId);
    assertEquals(windows, [windowOf(start, end)]);
    // The table is free again to the minute.
    await addSeatedBooking(sql, restaurant, [T1], { start_at: end });
    await addSeatedBooking(sql, restaurant, [T1], {
      start_at: at("22:45", saturday),
      end_at: start,
    });
  });
}

scene.test("the evening before the clock is put forward ends an hour sooner", async ({ sql, restaurant }) => {
  const { saturday, sunday } = nights["the clock is put forward"];
  const times = { start_time: "18:00", end_time: "03:00" };
  await addServicePeriod(sql, restaurant, times);
  const starts: ServiceOfStart[] = [
    [at("16:59", saturday), null, saturday],
    [at("17:00", saturday), "Dinner", saturday],
    [at("23:30", saturday), "Dinner", saturday],
    [at("00:59", sunday), "Dinner", saturday],
    [at("01:00", sunday), null, sunday],
    [at("16:00", sunday), "Dinner", sunday],
  ];
  await assertServices(sql, restaurant, starts);
});

scene.test("the evening before the clock is put back has its last hour twice", async ({ sql, restaurant }) => {
  const { saturday, sunday } = nights["the clock is put back"];
  const times = { start_time: "18:00", end_time: "03:00" };
  await addServicePeriod(sql, restaurant, times);
  const starts: ServiceOfStart[] = [
    [at("16:00", saturday), "Dinner", saturday],
    [at("00:30", sunday), "Dinner", saturday],
    [at("01:30", sunday), "Dinner", saturday],
    [at("01:59", sunday), "Dinner", saturday],
    [at("02:00", sunday), null, sunday],
    [at("17:00", sunday), "Dinner", sunday],
  ];
  await assertServices(sql, restaurant, starts);
});

for (const [change, { saturday, sunday }] of Object.entries(nights)) {
  scene.test(`a limit holds for the whole evening when ${change}`, async ({ sql, restaurant, tables: { T1, T2, T3, T4 } }) => {
    const times = { start_time: "18:00", end_time: "03:00" };
    await addServicePeriod(sql, restaurant, times);
    await addCapacityRule(sql, restaurant, { max_covers: 8 });
    const seat = (tableId: string, start_at: string) =>
      addSeatedBooking(sql, restaurant, [tableId], { start_at });
    await seat(T1, at("19:00", saturday));
    await seat(T2, at("00:45", sunday));

    const { details } = await assertRefused(
      () => seat(T3, at("00:30", sunday)),
      "CAPACITY_EXCEEDED",
    );

    assertEquals(
      [details.serviceDate, details.covers, details.maxCovers],
      [saturday, 12, 8],
    );
    await seat(T4, at("19:00", sunday));
  });
}

for (const start_time of ["02:00", "02:15"]) {
  scene.test(`a service from ${start_time} to 03:00 does not take place when the clock skips it`, async ({ sql, restaurant, tables: { T1, T2, T3 } }) => {
    const times = { name: "Late", start_time, end_time: "03:00" };
    await addServicePeriod(sql, restaurant, times);
    await addCapacityRule(sql, restaurant, { max_parties: 3 });
    const { sunday } = nights["the clock is put forward"];
    const starts = [[T1, "00:45"], [T2, "01:00"], [T3, "01:30"]] as const;
    for (const [index, [tableId, time]] of starts.entries()) {
      const start_at = at(time, sunday);
      assertEquals(await findService(sql, restaurant, start_at), {
        period: null,
        serviceDate: sunday,
      });
      const bookingId = await addBooking(sql, restaurant, { start_at });
      const { capacity } = await assign(sql, bookingId, [tableId]);
      assertEquals(capacity.parties, index + 1);
    }
    assertEquals(
      await findService(sql, restaurant, "2031-03-31 02:30"),
      { period: "Late", serviceDate: "2031-03-31" },
    );
  });
}
