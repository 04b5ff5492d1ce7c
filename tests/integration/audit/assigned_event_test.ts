import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { readChanges } from "../../../support/event.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { EVENING, OWNER, PENDING, seatedAt } from "./audited_booking.ts";

scene.test("an assignment and its replacement leave one event each", async ({ sql, restaurant }) => {
  const { tableIds } = restaurant;
  const bookingId = await addBooking(sql, restaurant, EVENING);
  await assign(sql, bookingId, tableIds.slice(0, 2));
  await assign(sql, bookingId, tableIds.slice(1));
  assertEquals(await readChanges(sql, bookingId), [
    {
      ...OWNER,
      action: "assigned",
      before: PENDING,
      after: seatedAt(tableIds.slice(0, 2)),
      capacity: { state: "unlimited" },
    },
    {
      ...OWNER,
      action: "reassigned",
      before: seatedAt(tableIds.slice(0, 2)),
      after: seatedAt(tableIds.slice(1)),
      capacity: { state: "unlimited" },
    },
  ]);
});

scene.test("an event has the counts and the limits that the guard decided on", async ({ sql, restaurant }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 20, max_parties: 5 });
  const bookingId = await addBooking(sql, restaurant, EVENING);
  await assign(sql, bookingId, restaurant.tableIds);
  const [event] = await readChanges(sql, bookingId);
  assertEquals(event?.capacity, {
    state: "enforced",
    covers: 4,
    maxCovers: 20,
    parties: 1,
    maxParties: 5,
    coversWithoutTable: 0,
  });
});

scene.test("the set that a booking already has leaves no event", async ({ sql, restaurant }) => {
  const { tableIds } = restaurant;
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, tableIds);
  await assign(sql, bookingId, tableIds.toReversed());
  await assign(sql, bookingId, tableIds, { key: "with-a-key" });
  await assign(sql, bookingId, tableIds, { key: "with-a-key" });
  const events = await readChanges(sql, bookingId);
  assertEquals(events.map(({ action }) => action), ["assigned"]);
});
