import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { at } from "../../../support/moment.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import {
  assertServices,
  findService,
  type ServiceOfStart,
} from "./find_service.ts";

/** Adds services that overlap in every way. */
async function addOverlaps({ sql, restaurant }: Scene) {
  const add = (name: string, start_time: string, end_time: string) => ({
    name,
    start_time,
    end_time,
  });
  const everyDay = [
    add("All day", "10:00", "23:00"),
    add("Dinner", "18:00", "22:00"),
    add("Breakfast", "05:00", "10:00"),
  ];
  const friday = [
    add("Friday feast", "12:00", "20:00"),
    add("Friday night", "22:00", "06:00"),
  ];
  for (const period of everyDay) {
    await addServicePeriod(sql, restaurant, period);
  }
  for (const period of friday) {
    await addServicePeriod(sql, restaurant, { ...period, day_of_week: 5 });
  }
}

const overlapping = scene.with({ arrange: addOverlaps });

const starts: ServiceOfStart[] = [
  ["2031-06-12 12:30", "All day", "2031-06-12"],
  ["2031-06-12 18:00", "Dinner", "2031-06-12"],
  ["2031-06-12 22:30", "All day", "2031-06-12"],
  ["2031-06-12 23:00", null, "2031-06-12"],
  ["2031-06-13 11:30", "All day", "2031-06-13"],
  ["2031-06-13 12:30", "Friday feast", "2031-06-13"],
  ["2031-06-13 19:00", "Friday feast", "2031-06-13"],
  ["2031-06-13 21:00", "Dinner", "2031-06-13"],
  ["2031-06-13 22:30", "Friday night", "2031-06-13"],
  ["2031-06-14 05:30", "Friday night", "2031-06-13"],
  ["2031-06-14 06:00", "Breakfast", "2031-06-14"],
  ["2031-06-14 12:30", "All day", "2031-06-14"],
];

overlapping.test("where services overlap, one for that weekday takes precedence, then the one that began last", async ({ sql, restaurant }) => {
  await assertServices(sql, restaurant, starts);
});

scene.test("of services that begin together, the same one always prevails", async ({ sql, restaurant }) => {
  const ids: string[] = [];
  for (const end_time of ["21:00", "22:00", "23:00"]) {
    const times = { name: end_time, start_time: "18:00", end_time };
    ids.push(await addServicePeriod(sql, restaurant, times));
  }
  const last = ids.indexOf(ids.toSorted().at(-1) ?? "");
  const { period } = await findService(sql, restaurant, "2031-06-13 18:30");
  assertEquals(period, ["21:00", "22:00", "23:00"][last]);
});

overlapping.test("a booking that belongs to one of two overlapping services is not counted in the other", async ({ sql, restaurant, tables: { T1, T2, T3 } }) => {
  await addCapacityRule(sql, restaurant, { max_parties: 10 });
  const day = "2031-06-12";
  const seat = (tableId: string, start_at: string) =>
    addSeatedBooking(sql, restaurant, [tableId], { start_at });
  await seat(T1, at("10:30", day));
  await seat(T2, at("16:30", day));
  const counts: unknown[] = [];
  for (const time of ["20:30", "17:00"]) {
    const start_at = at(time, day);
    const bookingId = await addBooking(sql, restaurant, { start_at });
    const { capacity } = await assign(sql, bookingId, [T3]);
    counts.push(capacity.parties);
  }
  // All day has 12:30 and 22:30, dinner 18:30 and 19:00.
  assertEquals(counts, [2, 2]);
});
