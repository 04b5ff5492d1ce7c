import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import {
  addTable,
  addZone,
  type Restaurant,
} from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { createScene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import type { Reason } from "../../../supabase/functions/_shared/error_catalogue.ts";

/** Requests tables for a party of four and expects the refusal. */
async function refuse(
  sql: Database,
  restaurant: Restaurant,
  tableIds: readonly string[],
  reason: Reason,
) {
  const bookingId = await addBooking(sql, restaurant);
  return await withoutTrace(
    sql,
    restaurant,
    () => assertRefused(() => assign(sql, bookingId, tableIds), reason),
  );
}

scene.test("tables that do not exist are refused by their ids", async ({ sql, restaurant }) => {
  const missing = [crypto.randomUUID(), crypto.randomUUID()];
  const tableIds = [...restaurant.tableIds, ...missing];
  assertEquals(await refuse(sql, restaurant, tableIds, "TABLE_NOT_FOUND"), {
    sqlstate: "TA003",
    message: "There is no such table in this restaurant",
    details: { restaurantId: restaurant.id, tableIds: missing.toSorted() },
    hint: "Reload the floor plan; the table may have been removed",
  });
});

scene.test("another restaurant's table is refused exactly as one that does not exist", async ({ sql, restaurant }) => {
  const { tables: { T1: foreign } } = await createScene(sql);
  const missing = crypto.randomUUID();
  const refusalOf = async (tableId: string) =>
    JSON.stringify(await refuse(sql, restaurant, [tableId], "TABLE_NOT_FOUND"));
  assertEquals(
    (await refusalOf(foreign)).replaceAll(foreign, missing),
    await refusalOf(missing),
  );
});

scene.test("tables out of use are refused by their labels and ids", async ({ sql, restaurant, tables: { T1 } }) => {
  const inactive: string[] = [];
  for (const label of ["C", "A", "D", "B"]) {
    const options = { label, is_active: false };
    inactive.push(await addTable(sql, restaurant, options));
  }
  const tableIds = [...inactive, T1];
  assertEquals(await refuse(sql, restaurant, tableIds, "TABLE_INACTIVE"), {
    sqlstate: "TA007",
    message: "Tables A, B, C and D are out of use",
    details: { restaurantId: restaurant.id, tableIds: inactive.toSorted() },
    hint: "Choose other tables",
  });
});

scene.test("tables of different zones are refused", async ({ sql, restaurant, tables: { T1 } }) => {
  const zoneId = await addZone(sql, restaurant.id);
  const elsewhere = await addTable(sql, { id: restaurant.id, zoneId });
  const tableIds = [T1, elsewhere];
  assertEquals(await refuse(sql, restaurant, tableIds, "TABLES_SPAN_ZONES"), {
    sqlstate: "TA008",
    message: "The tables stand in different zones",
    details: {
      restaurantId: restaurant.id,
      tableIds: tableIds.toSorted(),
      zones: 2,
    },
    hint: "Choose tables of one zone",
  });
});

scene.test("fixed tables cannot be joined with others", async ({ sql, restaurant, tables: { T1 } }) => {
  const fixed: string[] = [];
  for (const label of ["C", "A", "D", "B"]) {
    const options = { label, is_movable: false };
    fixed.push(await addTable(sql, restaurant, options));
  }
  const tableIds = [...fixed, T1];
  assertEquals(await refuse(sql, restaurant, tableIds, "TABLE_NOT_MOVABLE"), {
    sqlstate: "TA009",
    message: "Tables A, B, C and D are fixed and cannot be joined",
    details: { restaurantId: restaurant.id, tableIds: fixed.toSorted() },
    hint: "Assign a fixed table alone, or choose movable tables",
  });
});

scene.test("a fixed table can be assigned alone", async ({ sql, restaurant }) => {
  const fixed = await addTable(sql, restaurant, { is_movable: false });
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, [fixed], { requireAdjacency: true });
  assertEquals((await readSeating(sql, bookingId)).tableIds, [fixed]);
});
