import { assertEquals } from "@std/assert";
import { areConnected } from "../../../../dashboard/src/floor/adjacency.ts";

const PAIRS: [string, string][] = [["a", "b"], ["b", "c"], ["d", "e"]];

Deno.test("a chain of neighbours is connected", () => {
  assertEquals(areConnected(["c", "a", "b"], PAIRS), true);
  assertEquals(areConnected(["a"], PAIRS), true);
  assertEquals(areConnected([], PAIRS), true);
});

Deno.test("two pairs of neighbours are not connected", () => {
  assertEquals(areConnected(["a", "b", "d", "e"], PAIRS), false);
});

Deno.test("tables are not connected by a neighbour that is not among them", () => {
  assertEquals(areConnected(["a", "c"], PAIRS), false);
});
