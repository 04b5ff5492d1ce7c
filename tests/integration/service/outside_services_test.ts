import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { at, FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";

/** Lunch at 12:30, tea at 16:30, evening at 21:00 and 00:30, in Berlin. */
const counted = [at("10:30"), at("14:30"), at("19:00"), at("22:30")];

/** The evening before at 00:30, the night at 03:00, the next lunch. */
const notCounted = [
  at("22:30", "2031-06-12"),
  at("01:00", SATURDAY),
  at("10:30", SATURDAY),
];

/** Seats parties on and around a service date, and adds one at 17:00. */
async function seatAroundTheDate({ sql, restaurant, tables: { T1 } }: Scene) {
  const lunch = { name: "Lunch", start_time: "12:00", end_time: "15:00" };
  const evening = { name: "Evening", start_time: "18:00", end_time: "02:00" };
  await addServicePeriod(sql, restaurant, lunch);
  await addServicePeriod(sql, restaurant, evening);
  for (const start_at of [...counted, ...notCounted]) {
    const tableIds = [T1];
    await addSeatedBooking(sql, restaurant, tableIds, { start_at });
  }
  // 17:00 is in no service.
  const start_at = at("15:00");
  const bookingId = await addBooking(sql, restaurant, { start_at });
  return { bookingId };
}

const aroundTheDate = scene.with({
  arrange: seatAroundTheDate,
  /* { seats: [4, 4] } */
});

aroundTheDate.test("a booking outside all services is counted with the whole service date", async ({ sql, restaurant, bookingId, tables: { T2 } }) => {
  await addCapacityRule(sql, restaurant, { max_parties: 5 });
  const { capacity } = await assign(sql, bookingId, [T2]);
  assertEquals(capacity.parties, counted.length + 1);
});

aroundTheDate.test("a booking outside all services is refused for the whole service date", async ({ sql, restaurant, bookingId, tables: { T2 } }) => {
  await addCapacityRule(sql, restaurant, { max_parties: 4 });
  const refusal = await assertRefused(
    () => assign(sql, bookingId, [T2]),
    "CAPACITY_EXCEEDED",
  );
  assertEquals(refusal, {
    sqlstate: "TA102",
    message:
      `The day on ${FRIDAY} takes 4 parties at most; with this booking ` +
      "it would hold 5",
    details: {
      token: "capacity_exceeded_post_assignment",
      restaurantId: restaurant.id,
      servicePeriodId: null,
      servicePeriod: null,
      serviceDate: FRIDAY,
      limit: "parties",
      state: "enforced",
      covers: 20,
      maxCovers: null,
      parties: 5,
      maxParties: 4,
      coversWithoutTable: 0,
    },
    hint: "Choose another service; an owner or a manager can allow this party",
  });
});

scene.test("a rule for a service does not limit bookings outside all services", async ({ sql, restaurant }) => {
  const service_period_id = await addServicePeriod(sql, restaurant, {
    start_time: "18:00",
    end_time: "22:00",
  });
  const rule = { service_period_id, max_parties: 0 };
  await addCapacityRule(sql, restaurant, rule);
  const bookingId = await addBooking(sql, restaurant, {
    start_at: at("15:00"),
  });
  const { capacity } = await assign(sql, bookingId, restaurant.tableIds);
  assertEquals(capacity.state, "unlimited");
});
