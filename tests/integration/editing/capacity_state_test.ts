import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { switchGuard } from "../../../support/guard_switch.ts";
import { at, during, SATURDAY } from "../../../support/moment.ts";
import { BYPASSED, UNLIMITED, update } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

scene.test("an edit where no rule applies is unlimited", async ({ sql, restaurant }) => {
  const { tableIds } = restaurant;
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  const { capacity } = await update(sql, bookingId, { partySize: 16 });
  assertEquals(capacity, UNLIMITED);
});

scene.test("an edit under a rule without limits is unlimited", async ({ sql, restaurant }) => {
  await addCapacityRule(sql, restaurant, {});
  const { tableIds } = restaurant;
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  const { capacity } = await update(sql, bookingId, { partySize: 16 });
  assertEquals(capacity, UNLIMITED);
});

scene.test("an edit answers with the capacity of the service that the booking moves to", async ({ sql, restaurant, tables: { T1 } }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 20 });
  await addCapacityRule(sql, restaurant, {
    effective_date: SATURDAY,
    max_parties: 5,
  });
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1],
    during("18:00", "19:30"),
  );
  const { capacity } = await update(sql, bookingId, {
    startAt: at("18:00", SATURDAY),
    endAt: at("19:30", SATURDAY),
  });
  assertEquals(capacity, {
    state: "enforced",
    covers: 4,
    maxCovers: null,
    parties: 1,
    maxParties: 5,
    coversWithoutTable: 0,
  });
});

scene.test("an edit while the guard is switched off is bypassed", async ({ sql, restaurant }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  const { tableIds } = restaurant;
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  await switchGuard(sql, restaurant, "off");
  const { capacity } = await update(sql, bookingId, { partySize: 16 });
  assertEquals(capacity, BYPASSED);
});

scene.test("an edit of a booking without tables answers with the capacity of its service", async ({ sql, restaurant, tables: { T1 } }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  await addSeatedBooking(sql, restaurant, [T1]);
  const waiting = await addBooking(sql, restaurant);
  const { capacity } = await update(sql, waiting, { partySize: 50 });
  assertEquals(capacity, {
    state: "enforced",
    covers: 4,
    maxCovers: 4,
    parties: 1,
    maxParties: null,
    coversWithoutTable: 50,
  });
});
