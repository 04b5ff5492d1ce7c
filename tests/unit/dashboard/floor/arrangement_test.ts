import { assertEquals } from "@std/assert";
import { cardsOf } from "../../../../dashboard/src/floor/arrangement.ts";
import { tableState } from "../../../../dashboard/src/floor/table_state.ts";
import { at, tableWith } from "../samples.ts";

const ZONES = [{ id: "main", name: "Main room" }, { id: "bar", name: "Bar" }, {
  id: "empty",
  name: "Cellar",
}];

function viewOf(id: string, zoneId: string) {
  const table = tableWith({ id, zoneId });
  const facts = { table, bookings: [], blocks: [] };
  return { table, state: tableState(facts, at("19:00")) };
}

const VIEWS = [
  viewOf("m1", "main"),
  viewOf("b1", "bar"),
  viewOf("m2", "main"),
  viewOf("m3", "main"),
];

function rowsIn(width: number) {
  return cardsOf(ZONES, VIEWS, width).groups.map(({ title, grid }) => [
    title,
    grid.map((row) => row.map(({ id }) => id).join(" ")),
  ]);
}

Deno.test("cards are in rows by zone, two in a row on the narrowest screen", () => {
  assertEquals(rowsIn(300), [
    ["Main room", ["m1 m2", "m3"]],
    ["Bar", ["b1"]],
  ]);
});

Deno.test("as many cards are in a row as fit", () => {
  assertEquals(rowsIn(460)[0], ["Main room", ["m1 m2 m3"]]);
});
