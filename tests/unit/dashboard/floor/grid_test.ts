import { assertEquals } from "@std/assert";
import {
  gridOf,
  tableInDirection,
} from "../../../../dashboard/src/floor/grid.ts";
import { tableWith } from "../samples.ts";

/**
 * Two rows as they stand in the room; "c" stands a little lower than "b".
 *
 *     a   b   c
 *       d     e
 */
const TABLES = [
  tableWith({ id: "e", x: 300, y: 250 }),
  tableWith({ id: "c", x: 400, y: 40 }),
  tableWith({ id: "a", x: 0, y: 0 }),
  tableWith({ id: "d", x: 80, y: 240 }),
  tableWith({ id: "b", x: 200, y: 10 }),
];

const GRID = gridOf(TABLES);

Deno.test("tables at about the same height are a row, from left to right", () => {
  assertEquals(GRID.map((row) => row.map(({ id }) => id)), [
    ["a", "b", "c"],
    ["d", "e"],
  ]);
});

Deno.test("a table half a table lower begins the next row", () => {
  const rows = (y: number) =>
    gridOf([tableWith(), tableWith({ id: "t2", x: 150, y })]).length;
  assertEquals([49, 50].map(rows), [1, 2]);
});

Deno.test("arrow keys lead along a row and stop at its ends", () => {
  const from = (id: string, key: string) =>
    tableInDirection(GRID, id, key)?.id ?? null;
  assertEquals(from("a", "ArrowRight"), "b");
  assertEquals(from("b", "ArrowLeft"), "a");
  assertEquals(from("a", "ArrowLeft"), null);
  assertEquals(from("c", "ArrowRight"), null);
  assertEquals(from("c", "Home"), "a");
  assertEquals(from("a", "End"), "c");
});

Deno.test("arrow keys lead to the nearest table of the next row", () => {
  const from = (id: string, key: string) =>
    tableInDirection(GRID, id, key)?.id ?? null;
  assertEquals(from("a", "ArrowDown"), "d");
  assertEquals(from("c", "ArrowDown"), "e");
  assertEquals(from("d", "ArrowUp"), "a");
  assertEquals(from("a", "ArrowUp"), null);
  assertEquals(from("d", "ArrowDown"), null);
});

Deno.test("other keys and unknown tables lead nowhere", () => {
  assertEquals(tableInDirection(GRID, "a", "x"), null);
  assertEquals(tableInDirection(GRID, "gone", "ArrowRight"), null);
});
