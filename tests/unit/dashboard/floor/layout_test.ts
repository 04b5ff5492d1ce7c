import { assertEquals } from "@std/assert";
import { layOut } from "../../../../dashboard/src/floor/layout.ts";
import { tableWith } from "../samples.ts";

/** Two tables of a metre at opposite corners of 10 by 5 metres. */
const TABLES = [
  tableWith({ id: "t1", x: 500, y: 200 }),
  tableWith({ id: "t2", x: 1400, y: 600 }),
];

Deno.test("a zone fills the room up to the margin, wherever it stands", () => {
  const { width, height, boxes } = layOut(TABLES, { width: 1026, height: 526 });
  assertEquals({ width, height }, { width: 1026, height: 526 });
  assertEquals(boxes.get("t1"), { x: 13, y: 13, width: 100, height: 100 });
  assertEquals(boxes.get("t2"), { x: 913, y: 413, width: 100, height: 100 });
});

Deno.test("a zone is in the middle of a room of another shape", () => {
  const { boxes } = layOut(TABLES, { width: 1026, height: 1026 });
  assertEquals(boxes.get("t1")?.y, 263);
  assertEquals(boxes.get("t2")?.y, 663);
});

Deno.test("a small zone is not blown up", () => {
  const { boxes } = layOut([tableWith()], { width: 1000, height: 1000 });
  assertEquals(boxes.get("t1"), {
    x: 432.5,
    y: 432.5,
    width: 135,
    height: 135,
  });
});

Deno.test("tables stay large enough for a finger, and the plan is scrolled", () => {
  const { width, height, boxes } = layOut(TABLES, { width: 326, height: 176 });
  assertEquals({ width, height }, { width: 646, height: 336 });
  assertEquals(boxes.get("t1"), { x: 13, y: 13, width: 62, height: 62 });
});
