import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { addBooking } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { tableOf } from "../../../support/table_of.ts";
import { findService } from "./find_service.ts";

/** A restaurant whose services overlap in every way. */
async function createOverlaps(sql: Database) {
  const restaurant = await createRestaurant(sql);
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
  return restaurant;
}

const starts: [start: string, period: string | null, serviceDate: string][] = [
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

Deno.test("where services overlap, one for the very day counts first, then the one that began last", async () => {
  await using sql = connect();
  const restaurant = await createOverlaps(sql);
  for (const [start, period, serviceDate] of starts) {
    assertEquals(
      { start, ...await findService(sql, restaurant, start) },
      { start, period, serviceDate },
    );
  }
});

Deno.test("of services that begin together it is always the same one", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [] });
  const ids: string[] = [];
  for (const end_time of ["21:00", "22:00", "23:00"]) {
    const times = { name: end_time, start_time: "18:00", end_time };
    ids.push(await addServicePeriod(sql, restaurant, times));
  }
  const last = ids.indexOf(ids.toSorted().at(-1) ?? "");
  const { period } = await findService(sql, restaurant, "2031-06-13 18:30");
  assertEquals(period, ["21:00", "22:00", "23:00"][last]);
});

Deno.test("a booking that an overlapping service takes is not counted in the other", async () => {
  await using sql = connect();
  const restaurant = await createOverlaps(sql);
  await addCapacityRule(sql, restaurant, { max_parties: 10 });
  const day = "2031-06-12";
  await addSeatedBooking(sql, restaurant, [tableOf(restaurant, 1)], {
    start_at: at("10:30", day),
  });
  await addSeatedBooking(sql, restaurant, [tableOf(restaurant, 2)], {
    start_at: at("16:30", day),
  });
  const counts: unknown[] = [];
  for (const time of ["20:30", "17:00"]) {
    const start_at = at(time, day);
    const bookingId = await addBooking(sql, restaurant, { start_at });
    const { capacity } = await assign(sql, bookingId, [tableOf(restaurant, 3)]);
    counts.push(capacity.parties);
  }
  // All day has 12:30 and 22:30, dinner 18:30 and 19:00.
  assertEquals(counts, [2, 2]);
});
