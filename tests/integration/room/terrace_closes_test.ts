import { assertEquals } from "@std/assert";
import { manyTables, type Scene, scene } from "../../../support/scene.ts";
import { inMinutes, near } from "../../../support/near_now.ts";
import {
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { block, edit, seat, unblock } from "../../../support/room_rpc.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** A terrace: three tables with people, five that are promised for tonight. */
async function fillTerrace({ sql, restaurant }: Scene<string>) {
  const tableIds = restaurant.tableIds;
  const sitting: string[] = [];
  for (const tableId of tableIds.slice(0, 3)) {
    sitting.push(await addSittingParty(sql, restaurant, [tableId]));
  }
  const promised: string[] = [];
  for (const tableId of tableIds.slice(3)) {
    promised.push(
      await addPromise(sql, restaurant, [tableId], near(30, 150)),
    );
  }
  const rain = {
    tableIds,
    startAt: inMinutes(-1),
    endAt: inMinutes(300),
    reason: "Rain",
  };
  return { sitting, promised, rain };
}

const terrace = scene.with({ tables: manyTables(8), arrange: fillTerrace });

terrace.test("it rains: a block lists everybody who is in its way", async ({ sql, restaurant, sitting, promised, rain }) => {
  const { details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => block(sql, restaurant.id, rain),
        "TABLE_OCCUPIED",
      ),
  );
  const blocking = details.blockingBookings as { bookingId: string }[];
  assertEquals(
    blocking.map(({ bookingId }) => bookingId).toSorted(),
    [...sitting, ...promised].toSorted(),
  );
});

terrace.test("it rains: those who do not sit lose their tables, and those who sit are let finish", async ({ sql, restaurant, sitting, promised, rain }) => {
  const { displacedBookingIds, stillOccupied } = await block(
    sql,
    restaurant.id,
    { ...rain, displace: true },
  );
  assertEquals(displacedBookingIds.toSorted(), promised.toSorted());
  assertEquals(stillOccupied, restaurant.tableIds.slice(0, 3).toSorted());
  for (const bookingId of promised) {
    const { status, tableIds } = await readParty(sql, bookingId);
    assertEquals([status, tableIds], ["pending", []]);
  }
  for (const bookingId of sitting) {
    const { status, occupiedIds } = await readParty(sql, bookingId);
    assertEquals([status, occupiedIds.length], ["checked_in", 1]);
  }
  for (const tableId of restaurant.tableIds) {
    const { details } = await assertRefused(
      () => addPromise(sql, restaurant, [tableId], near(90, 180)),
      "TABLE_BLOCKED",
    );
    assertEquals(details.blockReason, "Rain");
  }
});

terrace.test("the sun comes back: the block is undone, and everybody gets the table of before in one call", async ({ sql, restaurant, promised, rain }) => {
  const { assignmentId } = await block(sql, restaurant.id, {
    ...rain,
    displace: true,
  });
  const { releasedTableIds } = await unblock(sql, assignmentId);
  assertEquals(releasedTableIds, restaurant.tableIds.toSorted());
  await seat(
    sql,
    restaurant.id,
    promised.map((bookingId, index) => ({
      bookingId,
      tableIds: restaurant.tableIds.slice(index + 3, index + 4),
    })),
  );
  for (const bookingId of promised) {
    assertEquals((await readParty(sql, bookingId)).status, "confirmed");
  }
});

terrace.test("it rains: a party that sits outside can leave, and nobody sits down there any more", async ({ sql, restaurant, sitting: [first = ""], rain }) => {
  await block(sql, restaurant.id, { ...rain, displace: true });
  const { tableIds } = await readParty(sql, first);
  await edit(sql, first, { status: "completed" });
  await assertRefused(
    () => addPromise(sql, restaurant, tableIds, near(1, 30)),
    "TABLE_BLOCKED",
  );
});
