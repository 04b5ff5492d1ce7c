import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect } from "../../../support/database.ts";
import { switchGuard } from "../../../support/guard_switch.ts";
import { at } from "../../../support/moment.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { update } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

const nothing = {
  covers: null,
  maxCovers: null,
  parties: null,
  maxParties: null,
};

Deno.test("An edit where no rule applies is unlimited", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
  );
  const { capacity } = await update(sql, bookingId, { partySize: 16 });
  assertEquals(capacity, { state: "unlimited", ...nothing });
});

Deno.test("An edit under a rule without limits is unlimited", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  await addCapacityRule(sql, restaurant, {});
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
  );
  const { capacity } = await update(sql, bookingId, { partySize: 16 });
  assertEquals(capacity, { state: "unlimited", ...nothing });
});

Deno.test("An edit tells the capacity of the service that the booking moves to", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  await addCapacityRule(sql, restaurant, { max_covers: 20 });
  await addCapacityRule(sql, restaurant, {
    effective_date: "2031-06-14",
    max_parties: 5,
  });
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
    { start_at: at("18:00"), end_at: at("19:30") },
  );
  const { capacity } = await update(sql, bookingId, {
    startAt: at("18:00", "2031-06-14"),
    endAt: at("19:30", "2031-06-14"),
  });
  assertEquals(capacity, {
    state: "enforced",
    covers: 4,
    maxCovers: null,
    parties: 1,
    maxParties: 5,
  });
});

Deno.test("An edit while the guard is switched off is bypassed", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
  );
  await switchGuard(sql, restaurant, "off");
  const { capacity } = await update(sql, bookingId, { partySize: 16 });
  assertEquals(capacity, { state: "bypassed", ...nothing });
});

Deno.test("An edit of a booking without tables is told what the service holds", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  await addSeatedBooking(sql, restaurant, restaurant.tableIds.slice(1));
  const waiting = await addBooking(sql, restaurant);
  const { capacity } = await update(sql, waiting, { partySize: 50 });
  assertEquals(capacity, {
    state: "enforced",
    covers: 4,
    maxCovers: 4,
    parties: 1,
    maxParties: null,
  });
});
