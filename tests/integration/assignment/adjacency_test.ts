import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { addAdjacency, createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { tableOf } from "../../../support/table_of.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** A restaurant whose tables stand next to each other as these pairs say. */
async function createFloor(sql: Database, pairs: readonly [number, number][]) {
  const restaurant = await createRestaurant(sql, { seats: Array(6).fill(4) });
  for (const [a, b] of pairs) {
    const [one, other] = [tableOf(restaurant, a), tableOf(restaurant, b)];
    await addAdjacency(sql, restaurant.id, one, other);
  }
  const bookingId = await addBooking(sql, restaurant);
  return { restaurant, bookingId };
}

interface Floor {
  readonly name: string;
  readonly pairs: readonly [number, number][];
  readonly chosen: readonly number[];
}

const adjacent: Floor[] = [
  { name: "one table", pairs: [], chosen: [1] },
  { name: "a pair", pairs: [[1, 2]], chosen: [1, 2] },
  {
    name: "a pair, named the other way round",
    pairs: [[1, 2]],
    chosen: [2, 1],
  },
  {
    name: "a chain of five",
    pairs: [[1, 2], [2, 3], [3, 4], [4, 5]],
    chosen: [1, 2, 3, 4, 5],
  },
  {
    name: "a chain of five in any order",
    pairs: [[4, 5], [1, 2], [3, 4], [2, 3]],
    chosen: [5, 1, 4, 2, 3],
  },
  {
    name: "a ring",
    pairs: [[1, 2], [2, 3], [3, 4], [4, 1]],
    chosen: [1, 2, 3, 4],
  },
  {
    name: "a star",
    pairs: [[1, 2], [1, 3], [1, 4], [1, 5]],
    chosen: [2, 3, 4, 5, 1],
  },
  {
    name: "part of a larger group",
    pairs: [[1, 2], [2, 3], [3, 4]],
    chosen: [2, 3],
  },
];

for (const { name, pairs, chosen } of adjacent) {
  Deno.test(`${name} is adjacent`, async () => {
    await using sql = connect();
    const { restaurant, bookingId } = await createFloor(sql, pairs);
    const tableIds = chosen.map((number) => tableOf(restaurant, number));
    const answer = await assign(sql, bookingId, tableIds, {
      requireAdjacency: true,
    });
    assertEquals(answer.tableIds, tableIds.toSorted());
  });
}

const apart: Floor[] = [
  { name: "two tables apart", pairs: [], chosen: [1, 2] },
  {
    name: "two separate pairs",
    pairs: [[1, 2], [3, 4]],
    chosen: [1, 2, 3, 4],
  },
  {
    name: "a ring and a table apart",
    pairs: [[1, 2], [2, 3], [3, 1]],
    chosen: [1, 2, 3, 4],
  },
  {
    name: "a group that only a table outside it connects",
    pairs: [[1, 2], [2, 3]],
    chosen: [1, 3],
  },
  {
    name: "a chain of five with a gap",
    pairs: [[1, 2], [2, 3], [4, 5]],
    chosen: [1, 2, 3, 4, 5],
  },
];

for (const { name, pairs, chosen } of apart) {
  Deno.test(`${name} is not adjacent`, async () => {
    await using sql = connect();
    const { restaurant, bookingId } = await createFloor(sql, pairs);
    const tableIds = chosen.map((number) => tableOf(restaurant, number));
    const refusal = await withoutTrace(sql, restaurant, () =>
      assertRefused(
        () => assign(sql, bookingId, tableIds, { requireAdjacency: true }),
        "TABLES_NOT_ADJACENT",
      ));
    assertEquals(refusal, {
      sqlstate: "TA010",
      message: "The tables do not all stand next to each other",
      details: { restaurantId: restaurant.id, tableIds: tableIds.toSorted() },
      hint: "Choose tables that form one group, or do not require adjacency",
    });
  });
}

Deno.test("tables apart can be assigned where adjacency is not required", async () => {
  await using sql = connect();
  const { restaurant, bookingId } = await createFloor(sql, []);
  const answer = await assign(sql, bookingId, restaurant.tableIds);
  assertEquals(answer.tableIds, restaurant.tableIds.toSorted());
});
