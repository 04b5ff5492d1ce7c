import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { readEvents } from "../../../support/event.ts";
import { afternoonZone, inMinutes, near } from "../../../support/near_now.ts";
import {
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { create, edit, seat } from "../../../support/room_rpc.ts";
import { scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

scene.test("a party of four that sits is five: recorded and counted, beyond seats and limits", async ({ sql, restaurant, tables: { T1 } }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  const { booking, capacity } = await edit(sql, bookingId, { partySize: 5 });
  assertEquals(booking.partySize, 5);
  assertEquals(
    [capacity?.state, capacity?.covers, capacity?.maxCovers],
    ["enforced", 5, 4],
  );
  const events = await readEvents(sql, bookingId);
  assertEquals(events.at(-1)?.action, "edited");
});

scene.test("the start of a party that sits is corrected whatever its seats, its table and the limit", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  await edit(sql, bookingId, { partySize: 5 });
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  await sql`update dining_tables set is_active = false where id = ${T1}`;
  const startAt = inMinutes(-20);
  const { booking, capacity } = await edit(sql, bookingId, { startAt });
  assertEquals(booking.startAt, startAt);
  assertEquals(
    [capacity?.state, capacity?.covers, capacity?.maxCovers],
    ["enforced", 5, 4],
  );
  const { occupiedIds } = await readParty(sql, bookingId);
  assertEquals(occupiedIds, [T1]);
});

scene.test("a party that has not sat down does not grow beyond the seats, or the limit", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], near(-5, 60));
  const roomy = await addPromise(sql, restaurant, [T2], {
    ...near(-5, 60),
    party_size: 3,
  });
  await addCapacityRule(sql, restaurant, { max_covers: 7 });
  await withoutTrace(sql, restaurant, async () => {
    await assertRefused(
      () => edit(sql, bookingId, { partySize: 5 }),
      "PARTY_EXCEEDS_SEATS",
    );
    await assertRefused(
      () => edit(sql, roomy, { partySize: 4 }),
      "CAPACITY_EXCEEDED",
    );
    await assertRefused(
      () => edit(sql, bookingId, { partySize: 5, status: "checked_in" }),
      "PARTY_EXCEEDS_SEATS",
    );
  });
});

const afternoon = scene.with({ timezone: afternoonZone() });

afternoon.test("two chairs more per table seat six at a table for four, and the audit says so", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const window = near(-5, 60);
  const bookingId = await addPromise(sql, restaurant, [T2], window);
  await edit(sql, bookingId, { status: "no_show" });
  await edit(sql, bookingId, { partySize: 6 });
  const seating = { bookingId, tableIds: [T1], checkIn: true };
  await assertRefused(
    () => seat(sql, restaurant.id, [seating]),
    "PARTY_EXCEEDS_SEATS",
  );
  await seat(sql, restaurant.id, [{ ...seating, extraChairs: true }]);
  assertEquals((await readParty(sql, bookingId)).occupiedIds, [T1]);
  const events = await readEvents(sql, bookingId);
  assertEquals(events.at(-1)?.after.extraChairs, true);
});

scene.test("with extra chairs there is an end as well", async ({ sql, restaurant, tables: { T1 } }) => {
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        create(sql, restaurant.id, {
          startAt: near(0, 0).start_at,
          partySize: 7,
          tableIds: [T1],
          extraChairs: true,
        }),
      "PARTY_EXCEEDS_SEATS",
    ));
  assertEquals([details.seats, details.partySize], [6, 7]);
});
