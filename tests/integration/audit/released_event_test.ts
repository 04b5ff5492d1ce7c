import { assertEquals } from "@std/assert";
import { connect } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { unassign, update } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { EVENING, OWNER, PENDING, seatedAt } from "./states.ts";

Deno.test("A release of some tables and of the rest leave one event each", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    tableIds,
    EVENING,
  );
  await unassign(sql, bookingId, { tableIds: tableIds.slice(0, 1) });
  await unassign(sql, bookingId);
  const [, ...events] = await readEvents(sql, bookingId);
  assertEquals(events, [
    {
      ...OWNER,
      action: "released",
      before: seatedAt(tableIds),
      after: seatedAt(tableIds.slice(1)),
      capacity: null,
    },
    {
      ...OWNER,
      action: "released",
      before: seatedAt(tableIds.slice(1)),
      after: PENDING,
      capacity: null,
    },
  ]);
});

Deno.test("A release of nothing leaves no event", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
  );
  await unassign(sql, bookingId, { tableIds: [crypto.randomUUID()] });
  await unassign(sql, bookingId, { key: "with-a-key" });
  await unassign(sql, bookingId, { key: "with-a-key" });
  await unassign(sql, bookingId);
  const events = await readEvents(sql, bookingId);
  assertEquals(events.map(({ action }) => action), ["assigned", "released"]);
});

Deno.test("An edit that ends a booking leaves one event, which has its tables before and none after", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
    EVENING,
  );
  await update(sql, bookingId, { status: "cancelled" });
  const [, ...events] = await readEvents(sql, bookingId);
  assertEquals(events, [{
    ...OWNER,
    action: "edited",
    before: seatedAt(restaurant.tableIds),
    after: { ...PENDING, status: "cancelled", edited: ["status"] },
    capacity: null,
  }]);
});
