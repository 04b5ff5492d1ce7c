import { assertEquals } from "@std/assert";
import { assertJustNow } from "../../../support/assert_now.ts";
import {
  addCapacityRule,
  changeLimits,
} from "../../../support/capacity_rule.ts";
import { near } from "../../../support/near_now.ts";
import {
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { block, edit, seat } from "../../../support/room_rpc.ts";
import { assign, unassign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

scene.test("two parties swap tables while they sit", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const one = await addSittingParty(sql, restaurant, [T1]);
  const other = await addSittingParty(sql, restaurant, [T2]);
  const { seatedAt } = await readParty(sql, one);
  await seat(sql, restaurant.id, [
    { bookingId: one, tableIds: [T2] },
    { bookingId: other, tableIds: [T1] },
  ]);
  const moved = await readParty(sql, one);
  assertEquals(
    [moved.status, moved.occupiedIds, moved.seatedAt],
    ["checked_in", [T2], seatedAt],
  );
  assertEquals((await readParty(sql, other)).occupiedIds, [T1]);
});

scene.test("the table wobbles: its party moves, and the table is blocked", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  await assign(sql, bookingId, [T2]);
  assertEquals((await readParty(sql, bookingId)).occupiedIds, [T2]);
  const { stillOccupied } = await block(sql, restaurant.id, {
    tableIds: [T1],
    startAt: near(0, 0).start_at,
    endAt: near(0, 240).end_at,
    reason: "Wobbles",
  });
  assertEquals(stillOccupied, []);
});

scene.test("a party that moves while it sits holds its new table from now on", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  const since = Date.now();
  await assign(sql, bookingId, [T2]);
  assertJustNow((await readParty(sql, bookingId)).heldFrom, since);
});

scene.test("a promise of the past is not in the way of tables that are taken now", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  // Nobody has marked it: due until a moment ago, and not here.
  const forgotten = await addPromise(sql, restaurant, [T2], near(-90, 5));
  await sql`
    update bookings set end_at = ${near(0, -0.1).end_at}
    where id = ${forgotten}`;
  const sitting = await addSittingParty(sql, restaurant, [T1]);
  await assign(sql, sitting, [T2]);
  assertEquals((await readParty(sql, sitting)).occupiedIds, [T2]);

  const promised = await addPromise(sql, restaurant, [T1], near(-60, 60));
  assertEquals((await readParty(sql, promised)).status, "confirmed");
});

scene.test("no party moves to a table where people sit", async ({ sql, restaurant, tables: { T1, T2, T3 } }) => {
  const sitting = await addSittingParty(sql, restaurant, [T2]);
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  for (const tableIds of [[T2], [T1, T2], [T2, T3]]) {
    const { details } = await withoutTrace(
      sql,
      restaurant,
      () =>
        assertRefused(
          () => assign(sql, bookingId, tableIds),
          "TABLE_OCCUPIED",
        ),
    );
    assertEquals(details.blockingBookingId, sitting);
  }
});

scene.test("a seated party gets another table in addition, and gives back a part, whatever the seats", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  await assign(sql, bookingId, [T1, T2]);
  assertEquals(
    (await readParty(sql, bookingId)).occupiedIds,
    [T1, T2].sort(),
  );
  await edit(sql, bookingId, { partySize: 7 });
  const { releasedTableIds } = await unassign(sql, bookingId, {
    tableIds: [T2],
  });
  assertEquals(releasedTableIds, [T2]);
  const party = await readParty(sql, bookingId);
  assertEquals([party.status, party.occupiedIds], ["checked_in", [T1]]);
});

scene.test("a party that waits keeps as many seats as it has guests", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1, T2], {
    ...near(-30, 60),
    party_size: 7,
  });
  await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => unassign(sql, bookingId, { tableIds: [T2] }),
        "PARTY_EXCEEDS_SEATS",
      ),
  );
});

scene.test("a table that a seated party gives back is free for the next one at once", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const bookingId = await addSittingParty(sql, restaurant, [T1, T2]);
  await unassign(sql, bookingId, { tableIds: [T2] });
  const next = await addSittingParty(sql, restaurant, [T2]);
  assertEquals((await readParty(sql, next)).occupiedIds, [T2]);
});

scene.test("a seated party that gives its tables back waits for another: pending, no longer seated", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  await unassign(sql, bookingId);
  const party = await readParty(sql, bookingId);
  assertEquals(
    [party.status, party.seatedAt, party.tableIds],
    ["pending", null, []],
  );
  const next = await addSittingParty(sql, restaurant, [T1]);
  assertEquals((await readParty(sql, next)).occupiedIds, [T1]);
});

scene.test("a seated party moves whatever the limit has become", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 8 });
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  await changeLimits(sql, restaurant, { max_covers: 1 });
  const { capacity } = await assign(sql, bookingId, [T2]);
  assertEquals(
    [capacity.state, capacity.covers, capacity.maxCovers],
    ["enforced", 4, 1],
  );
});
