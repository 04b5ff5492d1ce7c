import { assertEquals } from "@std/assert";
import type { Booking } from "../../../../dashboard/src/data/booking.ts";
import {
  bookingsByTable,
  viewTable,
} from "../../../../dashboard/src/floor/table_view.ts";
import { at, bookingWith, tableWith } from "../samples.ts";

const ADA = bookingWith({ status: "confirmed", tableIds: ["t1"] });
const BERT = bookingWith({
  id: "bert",
  status: "confirmed",
  startAt: at("21:00"),
  endAt: at("23:00"),
  tableIds: ["t1", "t2"],
});

/** A table with bookings at a moment of the evening, in short. */
function viewAt(time: string, bookings: Booking[], table = tableWith()) {
  const startAt = at(time);
  const span = { startAt, endAt: startAt + 1 };
  const { state, occupant, next } = viewTable(table, bookings, span);
  return [state, occupant?.id ?? null, next?.id ?? null];
}

Deno.test("a table has the bookings that hold it, in the order of their start", () => {
  const pending = bookingWith({ id: "pending" });
  const left = { ...ADA, id: "left", status: "completed" } as const;
  const byTable = bookingsByTable([BERT, pending, left, ADA]);
  assertEquals([...byTable.keys()].sort(), ["t1", "t2"]);
  assertEquals(byTable.get("t1"), [ADA, BERT]);
  assertEquals(byTable.get("t2"), [BERT]);
});

Deno.test("a table is free until its booking starts and from its end on", () => {
  assertEquals(viewAt("18:59", [ADA]), ["free", null, "ada"]);
  assertEquals(viewAt("19:00", [ADA]), ["held", "ada", null]);
  assertEquals(viewAt("20:59", [ADA]), ["held", "ada", null]);
  assertEquals(viewAt("21:00", [ADA]), ["free", null, null]);
});

Deno.test("the next booking of a free table is the first that starts later", () => {
  assertEquals(viewAt("18:00", [ADA, BERT]), ["free", null, "ada"]);
  assertEquals(viewAt("21:00", [ADA, BERT]), ["held", "bert", null]);
});

Deno.test("a checked-in party is seated", () => {
  const seated = { ...ADA, status: "checked_in" } as const;
  assertEquals(viewAt("19:30", [seated]), ["seated", "ada", null]);
});

Deno.test("a table that is out of use still shows the party at it", () => {
  const inactive = tableWith({ is_active: false });
  assertEquals(viewAt("18:00", [ADA], inactive), ["inactive", null, "ada"]);
  assertEquals(viewAt("19:30", [ADA], inactive), ["held", "ada", null]);
});

Deno.test("over a window, any booking that overlaps it has the table", () => {
  const spans = [["17:00", "19:00"], ["20:00", "22:00"], ["23:00", "23:30"]];
  const states = spans.map(([from = "", to = ""]) =>
    viewTable(tableWith(), [ADA, BERT], { startAt: at(from), endAt: at(to) })
  );
  assertEquals(states.map(({ state }) => state), ["free", "held", "free"]);
  assertEquals(states[1]?.occupant, ADA);
});
