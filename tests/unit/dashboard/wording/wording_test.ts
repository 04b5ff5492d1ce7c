import { assertEquals } from "@std/assert";
import { counted } from "../../../../dashboard/src/wording/counted.ts";
import { makeWording } from "../../../../dashboard/src/wording/wording.ts";
import { BERLIN, bookingWith, tableWith } from "../samples.ts";

const TABLES = [
  tableWith({ id: "a", label: "M10" }),
  tableWith({ id: "b", label: "M9" }),
];

const { labelsOf, nameOfBooking } = makeWording({
  timeZone: BERLIN,
  tables: new Map(TABLES.map((table) => [table.id, table])),
  findBooking: (id) => id === "ada" ? bookingWith() : undefined,
});

Deno.test("tables are named by their labels, M9 before M10", () => {
  assertEquals(labelsOf(["a", "b"]), "M9 + M10");
  assertEquals(labelsOf(["a"]), "M10");
  assertEquals(labelsOf([]), "");
});

Deno.test("a table that was removed is a table", () => {
  assertEquals(labelsOf(["a", "gone"]), "a table + M10");
});

Deno.test("a booking is named by its guest, one that was not read is another", () => {
  assertEquals(nameOfBooking("ada"), "Ada");
  assertEquals(nameOfBooking("bert"), "another booking");
});

Deno.test("one has the singular, every other number the plural", () => {
  assertEquals([0, 1, 2].map((count) => counted(count, "guest")), [
    "0 guests",
    "1 guest",
    "2 guests",
  ]);
  assertEquals(counted(1, "party", "parties"), "1 party");
  assertEquals(counted(3, "party", "parties"), "3 parties");
});
