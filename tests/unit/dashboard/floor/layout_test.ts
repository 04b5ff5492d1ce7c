import { assertEquals } from "@std/assert";
import { layOut } from "../../../../dashboard/src/floor/layout.ts";
import { tableWith } from "../samples.ts";

/** Two tables of a metre at opposite corners of 10 by 5 metres. */
const TABLES = [
  tableWith({ id: "t1", x: 500, y: 200 }),
  tableWith({ id: "t2", x: 1400, y: 600 }),
];

Deno.test("a zone fills the room up to the margin, wherever it stands", () => {
  const { width, height, boxes } = layOut(TABLES, { width: 1024, height: 524 });
  assertEquals({ width, height }, { width: 1024, height: 524 });
  assertEquals(boxes.get("t1"), { x: 12, y: 12, width: 100, height: 100 });
  assertEquals(boxes.get("t2"), { x: 912, y: 412, width: 100, height: 100 });
});

Deno.test("a small zone is not blown up", () => {
  const { boxes } = layOut([tableWith()], { width: 1000, height: 1000 });
  assertEquals(boxes.get("t1"), { x: 12, y: 12, width: 135, height: 135 });
});

Deno.test("no side of a table is shorter than 80 pixels, and the plan is panned", () => {
  const { width, height, boxes } = layOut(TABLES, { width: 326, height: 176 });
  assertEquals({ width, height }, { width: 824, height: 424 });
  assertEquals(boxes.get("t1"), { x: 12, y: 12, width: 80, height: 80 });
});
