import { assertEquals } from "@std/assert";
import { at } from "../../../support/moment.ts";
import { inMinutes } from "../../../support/near_now.ts";
import { addPromise, addSittingParty } from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { block, type NewBlock, unblock } from "../../../support/room_rpc.ts";
import { createScene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import type { Reason } from "../../../supabase/functions/_shared/error_catalogue.ts";

const FROM_SIX = { startAt: at("18:00"), endAt: at("20:00") };

const refusals: readonly [
  string,
  Reason,
  Partial<NewBlock>,
  Record<string, unknown>,
][] = [
  ["no tables", "INVALID_REQUEST", { tableIds: [] }, { tables: 0 }],
  [
    "201 tables",
    "INVALID_REQUEST",
    { tableIds: Array.from({ length: 201 }, () => crypto.randomUUID()) },
    { tables: 201 },
  ],
  [
    "an end before the start",
    "INVALID_REQUEST",
    { startAt: at("20:00"), endAt: at("18:00") },
    { startAt: at("20:00"), endAt: at("18:00") },
  ],
  [
    "an end at the start",
    "INVALID_REQUEST",
    { startAt: at("18:00"), endAt: at("18:00") },
    { startAt: at("18:00"), endAt: at("18:00") },
  ],
  [
    "a year and two days",
    "INVALID_REQUEST",
    { endAt: at("18:00", "2032-06-14") },
    { startAt: at("18:00"), endAt: at("18:00", "2032-06-14") },
  ],
  [
    "a window that is over",
    "INVALID_REQUEST",
    { startAt: at("18:00", "2021-06-14"), endAt: at("19:00", "2021-06-14") },
    { startAt: at("18:00", "2021-06-14"), endAt: at("19:00", "2021-06-14") },
  ],
  ["no reason", "INVALID_REQUEST", { reason: "" }, { characters: 0 }],
  ["a blank reason", "INVALID_REQUEST", { reason: " \t" }, { characters: 2 }],
  [
    "a reason of 201 characters",
    "INVALID_REQUEST",
    { reason: "A".repeat(201) },
    { characters: 201 },
  ],
  ["a malformed key", "INVALID_REQUEST", { key: "a b" }, { characters: 3 }],
];

for (const [name, reason, wish, details] of refusals) {
  scene.test(`a block is refused for ${name}`, async ({ sql, restaurant, tables: { T1 } }) => {
    const refusal = await withoutTrace(sql, restaurant, () =>
      assertRefused(
        () =>
          block(sql, restaurant.id, { tableIds: [T1], ...FROM_SIX, ...wish }),
        reason,
      ));
    assertEquals(refusal.details, details);
  });
}

scene.test("a block of a whole year is granted", async ({ sql, restaurant, tables: { T1 } }) => {
  await block(sql, restaurant.id, {
    tableIds: [T1],
    startAt: at("18:00"),
    endAt: at("18:00", "2032-06-13"),
  });
});

scene.test("tables that the restaurant does not have are not blocked", async ({ sql, restaurant, tables: { T1 } }) => {
  const { tables: elsewhere } = await createScene(sql);
  const missing = [elsewhere.T1, crypto.randomUUID()];
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        block(sql, restaurant.id, { tableIds: [T1, ...missing], ...FROM_SIX }),
      "TABLE_NOT_FOUND",
    ));
  assertEquals(details, {
    restaurantId: restaurant.id,
    tableIds: missing.sort(),
  });
});

for (const displace of [false, true]) {
  scene.test(`a block is refused by another block${displace ? ", also with displace" : ""}`, async ({ sql, restaurant, tables: { T1, T2 } }) => {
    const { assignmentId } = await block(sql, restaurant.id, {
      tableIds: [T2],
      ...FROM_SIX,
      reason: "Painters",
    });
    await addPromise(sql, restaurant, [T1], {
      start_at: at("18:00"),
      end_at: at("19:00"),
    });
    const { details } = await withoutTrace(
      sql,
      restaurant,
      () =>
        assertRefused(
          () =>
            block(sql, restaurant.id, {
              tableIds: [T1, T2],
              startAt: at("17:00"),
              endAt: at("18:30"),
              displace,
            }),
          "TABLE_BLOCKED",
        ),
    );
    assertEquals(details, {
      restaurantId: restaurant.id,
      bookingId: null,
      tableId: T2,
      tableLabel: "T2",
      blockingAssignmentId: assignmentId,
      blockReason: "Painters",
      blockingStartAt: at("18:00"),
      blockingEndAt: at("20:00"),
    });
  });
}

scene.test("of the bookings in a block's way one that sits makes it TABLE_OCCUPIED", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const sitting = await addSittingParty(sql, restaurant, [T1]);
  const promised = await addPromise(sql, restaurant, [T2], {
    start_at: inMinutes(30),
  });
  const { sqlstate, details } = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () =>
          block(sql, restaurant.id, {
            tableIds: [T1, T2],
            startAt: inMinutes(0),
            endAt: inMinutes(120),
          }),
        "TABLE_OCCUPIED",
      ),
  );
  const blocking = details.blockingBookings as Record<string, unknown>[];
  assertEquals(
    [sqlstate, blocking.map(({ bookingId, status }) => [bookingId, status])],
    ["TA103", [[sitting, "checked_in"], [promised, "confirmed"]]],
  );
});

scene.test("only a block is taken back, and only once", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const { assignmentId } = await block(sql, restaurant.id, {
    tableIds: [T1],
    ...FROM_SIX,
  });
  await unblock(sql, assignmentId);
  const bookingId = await addPromise(sql, restaurant, [T2], {
    start_at: at("18:00"),
  });
  const [row] = await sql`
    select id from table_assignments where booking_id = ${bookingId}`;
  await withoutTrace(sql, restaurant, async () => {
    for (const id of [assignmentId, row?.id, crypto.randomUUID()]) {
      const { sqlstate, details } = await assertRefused(
        () => unblock(sql, id),
        "BLOCK_NOT_FOUND",
      );
      assertEquals([sqlstate, details], ["TA016", { assignmentId: id }]);
    }
  });
});

scene.test("a booking's tables are not given back through the block that it is not", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], {
    start_at: at("18:00"),
  });
  await withoutTrace(
    sql,
    restaurant,
    () => assertRefused(() => unblock(sql, bookingId), "BLOCK_NOT_FOUND"),
  );
});
