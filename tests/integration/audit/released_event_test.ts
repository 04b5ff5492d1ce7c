import { assertEquals } from "@std/assert";
import { readChanges } from "../../../support/event.ts";
import { unassign, update } from "../../../support/rpc.ts";
import { OWNER, PENDING, seated, seatedAt } from "./audited_booking.ts";

seated.test("a release of some tables and of the rest leave one event each", async ({ sql, bookingId, tableIds }) => {
  await unassign(sql, bookingId, { tableIds: tableIds.slice(0, 1) });
  await unassign(sql, bookingId);
  const [, ...events] = await readChanges(sql, bookingId);
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

seated.test("a release of nothing leaves no event", async ({ sql, bookingId }) => {
  await unassign(sql, bookingId, { tableIds: [crypto.randomUUID()] });
  await unassign(sql, bookingId, { key: "with-a-key" });
  await unassign(sql, bookingId, { key: "with-a-key" });
  await unassign(sql, bookingId);
  const events = await readChanges(sql, bookingId);
  assertEquals(events.map(({ action }) => action), ["assigned", "released"]);
});

seated.test("an edit that ends a booking leaves one event, which has its tables before and none after", async ({ sql, bookingId, tableIds }) => {
  await update(sql, bookingId, { status: "cancelled" });
  const [, ...events] = await readChanges(sql, bookingId);
  assertEquals(events, [{
    ...OWNER,
    action: "edited",
    before: seatedAt(tableIds),
    after: { ...PENDING, status: "cancelled", edited: ["status"] },
    capacity: null,
  }]);
});
