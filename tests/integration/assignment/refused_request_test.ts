import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { manyTables, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const ids = (count: number) =>
  Array.from({ length: count }, () => crypto.randomUUID());

const malformedRequests: {
  name: string;
  tableIds: (string | null)[] | null;
  tables: number;
}[] = [
  { name: "no table", tableIds: [], tables: 0 },
  { name: "null in place of tables", tableIds: null, tables: 0 },
  { name: "only a null", tableIds: [null], tables: 1 },
  { name: "a null among its tables", tableIds: [...ids(2), null], tables: 3 },
  { name: "21 tables", tableIds: ids(21), tables: 21 },
  {
    name: "one table more than 200 times",
    tableIds: Array(201).fill(crypto.randomUUID()),
    tables: 201,
  },
  { name: "thousands of tables", tableIds: ids(5000), tables: 5000 },
];

for (const { name, tableIds, tables } of malformedRequests) {
  scene.test(`a request that names ${name} is refused`, async ({ sql, restaurant }) => {
    const bookingId = await addBooking(sql, restaurant);
    const refusal = await withoutTrace(sql, restaurant, () =>
      assertRefused(
        async () =>
          await sql`
          select assign_tables_atomic_v2(${bookingId}, ${tableIds}::uuid[])`,
        "INVALID_REQUEST",
      ));
    assertEquals(refusal, {
      sqlstate: "TA001",
      message: "A request names 1 to 20 tables",
      details: { tables },
      hint: "Choose at least one table and at most 20",
    });
  });
}

const twentyTables = scene.with({ tables: manyTables(20) });

twentyTables.test("a request may name 20 tables, up to 200 times in all", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, { party_size: 80 });
  const { tableIds } = restaurant;
  const answer = await assign(sql, bookingId, Array(10).fill(tableIds).flat());
  assertEquals(answer.tableIds, tableIds.toSorted());
});

scene.test("null for adjacency does not require it", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant);
  await sql`
    select assign_tables_atomic_v2(
      ${bookingId}, ${[...restaurant.tableIds]}::uuid[], null
    )`;
  assertEquals((await readSeating(sql, bookingId)).status, "confirmed");
});
