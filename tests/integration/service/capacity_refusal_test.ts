import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect, type Database } from "../../../support/database.ts";
import { at, FRIDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { tableOf } from "../../../support/table_of.ts";

/** Refuses the second of two parties of four for a dinner with these limits. */
async function refuseAtDinner(
  sql: Database,
  limits: { max_covers?: number; max_parties?: number },
) {
  const restaurant = await createRestaurant(sql);
  const times = { name: "Dinner", start_time: "18:00", end_time: "22:00" };
  const servicePeriodId = await addServicePeriod(sql, restaurant, times);
  await addCapacityRule(sql, restaurant, limits);
  const window = { start_at: at("18:00") };
  await addSeatedBooking(sql, restaurant, [tableOf(restaurant, 1)], window);
  const bookingId = await addBooking(sql, restaurant, window);
  const refusal = await assertRefused(
    () => assign(sql, bookingId, [tableOf(restaurant, 2)]),
    "CAPACITY_EXCEEDED",
  );
  return { refusal, restaurant, servicePeriodId };
}

Deno.test("a refusal for covers tells the service, the limit and the count", async () => {
  await using sql = connect();
  const { refusal, restaurant, servicePeriodId } = await refuseAtDinner(sql, {
    max_covers: 7,
    max_parties: 30,
  });
  assertEquals(refusal, {
    sqlstate: "TA102",
    message: `Dinner on ${FRIDAY} takes 7 covers at most; with this booking ` +
      "it would hold 8",
    details: {
      token: "capacity_exceeded_post_assignment",
      restaurantId: restaurant.id,
      servicePeriodId,
      servicePeriod: "Dinner",
      serviceDate: FRIDAY,
      limit: "covers",
      state: "enforced",
      covers: 8,
      maxCovers: 7,
      parties: 2,
      maxParties: 30,
    },
    hint: "Choose another service, or ask a manager to raise the limit",
  });
});

Deno.test("a refusal for parties tells the service, the limit and the count", async () => {
  await using sql = connect();
  const { refusal, restaurant, servicePeriodId } = await refuseAtDinner(sql, {
    max_parties: 1,
  });
  assertEquals(refusal, {
    sqlstate: "TA102",
    message: `Dinner on ${FRIDAY} takes 1 party at most; with this booking ` +
      "it would hold 2",
    details: {
      token: "capacity_exceeded_post_assignment",
      restaurantId: restaurant.id,
      servicePeriodId,
      servicePeriod: "Dinner",
      serviceDate: FRIDAY,
      limit: "parties",
      state: "enforced",
      covers: 8,
      maxCovers: null,
      parties: 2,
      maxParties: 1,
    },
    hint: "Choose another service, or ask a manager to raise the limit",
  });
});
