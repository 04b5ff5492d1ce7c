import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { at, FRIDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";

/** Limits that the second of two parties of four exceeds. */
const limits = [
  {
    limit: "covers",
    rule: { max_covers: 7, max_parties: 30 },
    message: "takes 7 covers at most; with this booking it would hold 8",
  },
  {
    limit: "parties",
    rule: { max_parties: 1 },
    message: "takes 1 party at most; with this booking it would hold 2",
  },
];

for (const { limit, rule, message } of limits) {
  scene.test(`a refusal for ${limit} names the service, the limit and the count`, async ({ sql, restaurant, tables: { T1, T2 } }) => {
    const servicePeriodId = await addServicePeriod(sql, restaurant, {
      name: "Dinner",
      start_time: "18:00",
      end_time: "22:00",
    });
    await addCapacityRule(sql, restaurant, rule);
    const start_at = at("18:00");
    await addSeatedBooking(sql, restaurant, [T1], { start_at });
    const bookingId = await addBooking(sql, restaurant, { start_at });
    const refusal = await assertRefused(
      () => assign(sql, bookingId, [T2]),
      "CAPACITY_EXCEEDED",
    );
    assertEquals(refusal, {
      sqlstate: "TA102",
      message: `Dinner on ${FRIDAY} ${message}`,
      details: {
        token: "capacity_exceeded_post_assignment",
        restaurantId: restaurant.id,
        servicePeriodId,
        servicePeriod: "Dinner",
        serviceDate: FRIDAY,
        limit,
        state: "enforced",
        covers: 8,
        maxCovers: rule.max_covers ?? null,
        parties: 2,
        maxParties: rule.max_parties,
        coversWithoutTable: 0,
      },
      hint:
        "Choose another service; an owner or a manager can allow this party",
    });
  });
}
