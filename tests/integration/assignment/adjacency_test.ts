import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { addAdjacency } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

type Label = "A" | "B" | "C" | "D" | "E" | "F";

const sixTables = scene.with({
  tables: { A: 4, B: 4, C: 4, D: 4, E: 4, F: 4 },
});

/** Pairs of tables that stand side by side, and tables that are chosen. */
interface Choice {
  readonly name: string;
  readonly pairs: readonly [Label, Label][];
  readonly chosen: readonly Label[];
}

/** Puts the pairs side by side, and returns a call for the chosen tables. */
async function placeTables(
  { sql, restaurant, tables }: Scene<Label>,
  { pairs, chosen }: Choice,
) {
  for (const [one, other] of pairs) {
    await addAdjacency(sql, restaurant.id, tables[one], tables[other]);
  }
  const bookingId = await addBooking(sql, restaurant);
  const tableIds = chosen.map((label) => tables[label]);
  const call = () =>
    assign(sql, bookingId, tableIds, { requireAdjacency: true });
  return { tableIds, call };
}

const adjacent: Choice[] = [
  { name: "one table", pairs: [], chosen: ["A"] },
  { name: "a pair", pairs: [["A", "B"]], chosen: ["A", "B"] },
  {
    name: "a pair, named the other way round",
    pairs: [["A", "B"]],
    chosen: ["B", "A"],
  },
  {
    name: "a chain of five",
    pairs: [["A", "B"], ["B", "C"], ["C", "D"], ["D", "E"]],
    chosen: ["A", "B", "C", "D", "E"],
  },
  {
    name: "a chain of five in any order",
    pairs: [["D", "E"], ["A", "B"], ["C", "D"], ["B", "C"]],
    chosen: ["E", "A", "D", "B", "C"],
  },
  {
    name: "a ring",
    pairs: [["A", "B"], ["B", "C"], ["C", "D"], ["D", "A"]],
    chosen: ["A", "B", "C", "D"],
  },
  {
    name: "a star",
    pairs: [["A", "B"], ["A", "C"], ["A", "D"], ["A", "E"]],
    chosen: ["B", "C", "D", "E", "A"],
  },
  {
    name: "part of a larger group",
    pairs: [["A", "B"], ["B", "C"], ["C", "D"]],
    chosen: ["B", "C"],
  },
];

for (const choice of adjacent) {
  sixTables.test(`${choice.name} is adjacent`, async (scene) => {
    const { tableIds, call } = await placeTables(scene, choice);
    assertEquals((await call()).tableIds, tableIds.toSorted());
  });
}

const apart: Choice[] = [
  { name: "two tables apart", pairs: [], chosen: ["A", "B"] },
  {
    name: "two separate pairs",
    pairs: [["A", "B"], ["C", "D"]],
    chosen: ["A", "B", "C", "D"],
  },
  {
    name: "a ring and a table apart",
    pairs: [["A", "B"], ["B", "C"], ["C", "A"]],
    chosen: ["A", "B", "C", "D"],
  },
  {
    name: "a group that only a table outside it connects",
    pairs: [["A", "B"], ["B", "C"]],
    chosen: ["A", "C"],
  },
  {
    name: "a chain of five with a gap",
    pairs: [["A", "B"], ["B", "C"], ["D", "E"]],
    chosen: ["A", "B", "C", "D", "E"],
  },
];

for (const choice of apart) {
  sixTables.test(`${choice.name} is not adjacent`, async (scene) => {
    const { sql, restaurant } = scene;
    const { tableIds, call } = await placeTables(scene, choice);
    const refusal = await withoutTrace(
      sql,
      restaurant,
      () => assertRefused(call, "TABLES_NOT_ADJACENT"),
    );
    assertEquals(refusal, {
      sqlstate: "TA010",
      message: "The tables do not all stand next to each other",
      details: { restaurantId: restaurant.id, tableIds: tableIds.toSorted() },
      hint: "Choose tables that form one group, or do not require adjacency",
    });
  });
}

sixTables.test("tables apart can be assigned where adjacency is not required", async ({ sql, restaurant }) => {
  const { tableIds } = restaurant;
  const bookingId = await addBooking(sql, restaurant);
  const answer = await assign(sql, bookingId, tableIds);
  assertEquals(answer.tableIds, tableIds.toSorted());
});
