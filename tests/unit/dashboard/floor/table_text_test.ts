import { assertEquals } from "@std/assert";
import {
  tableDescription,
  type TableMarks,
  tableText,
} from "../../../../dashboard/src/floor/table_text.ts";
import type { TableView } from "../../../../dashboard/src/floor/table_view.ts";
import { BERLIN, bookingWith, tableWith } from "../samples.ts";

const FREE: TableView = {
  table: tableWith(),
  state: "free",
  occupant: null,
  next: null,
};
const HELD: TableView = { ...FREE, state: "held", occupant: bookingWith() };
const PLAIN: TableMarks = {
  isChosen: false,
  isCurrent: false,
  isBlocked: false,
  mark: null,
};

function linesOf(view: TableView, width = 110): string[] {
  return tableText(view, width, BERLIN).lines;
}

Deno.test("a free table says until when it is free", () => {
  assertEquals(linesOf(FREE), ["Free"]);
  const next = bookingWith();
  assertEquals(linesOf({ ...FREE, next }), ["Free", "until 19:00"]);
});

Deno.test("a table that is out of use says nothing about the next booking", () => {
  const view: TableView = { ...FREE, state: "inactive", next: bookingWith() };
  assertEquals(linesOf(view), ["Out of use"]);
});

Deno.test("a table that is not free says who has it, and until when", () => {
  assertEquals(linesOf(HELD), ["Held: Ada", "until 21:00"]);
});

Deno.test("a narrow table has shorter lines", () => {
  assertEquals(linesOf(HELD, 87), ["Held", "Ada", "to 21:00"]);
  assertEquals(tableText(HELD, 87, BERLIN).seats, "4");
  assertEquals(tableText(HELD, 88, BERLIN).seats, "4 seats");
});

Deno.test("a table for one has one seat", () => {
  const view = { ...FREE, table: tableWith({ seats: 1 }) };
  assertEquals(tableText(view, 110, BERLIN).seats, "1 seat");
});

Deno.test("a description begins with the visible text, whatever its width", () => {
  const describe = (width: number) =>
    tableDescription(HELD, tableText(HELD, width, BERLIN), PLAIN);
  assertEquals(
    describe(110),
    "Table M1 4 seats Held: Ada until 21:00, party of 2",
  );
  assertEquals(
    describe(80),
    "Table M1 4 Held Ada to 21:00, 4 seats, party of 2",
  );
});

Deno.test("a description ends with what only colours and outlines show", () => {
  const view = { ...FREE, table: tableWith({ is_movable: false }) };
  const describe = (marks: Partial<TableMarks>) =>
    tableDescription(view, tableText(view, 110, BERLIN), {
      ...PLAIN,
      ...marks,
    });
  assertEquals(describe({}), "Table M1 4 seats Free, fixed");
  assertEquals(
    describe({ isChosen: true }),
    "Table M1 4 seats Free, fixed, chosen",
  );
  assertEquals(
    describe({ isCurrent: true, isBlocked: true }),
    "Table M1 4 seats Free, fixed, held by the selected booking, " +
      "not free for the selected booking",
  );
  assertEquals(
    describe({ mark: { rank: 1, text: "suggestion 1 with M2" } }),
    "Table M1 4 seats Free, fixed, suggestion 1 with M2",
  );
});
