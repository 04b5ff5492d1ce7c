import { assertEquals } from "@std/assert";
import type { Booking } from "../../../../dashboard/src/data/booking.ts";
import type { DiningTable } from "../../../../dashboard/src/data/dining_table.ts";
import { tableState } from "../../../../dashboard/src/floor/table_state.ts";
import { unfitTables } from "../../../../dashboard/src/floor/unfit_tables.ts";
import { at, BERLIN, bookingWith, tableWith } from "../samples.ts";

const NOW = at("18:00");

function viewOf(table: DiningTable, ...bookings: Booking[]) {
  return { table, state: tableState({ table, bookings, blocks: [] }, NOW) };
}

const PARTY = bookingWith({ partySize: 4, tableIds: ["own"] });
const HUBER = bookingWith({
  id: "huber",
  guestName: "Huber",
  status: "confirmed",
  startAt: at("19:30"),
  tableIds: ["taken"],
});
const VIEWS = [
  viewOf(tableWith({ id: "fits" })),
  viewOf(tableWith({ id: "small", seats: 2 })),
  viewOf(tableWith({ id: "off", isActive: false })),
  viewOf(tableWith({ id: "taken" }), HUBER),
  viewOf(tableWith({ id: "own" }), { ...PARTY, status: "confirmed" }),
];

Deno.test("tables that do not fit have the reason", () => {
  assertEquals(
    Object.fromEntries(unfitTables("move", PARTY, VIEWS, BERLIN)),
    { small: "2 seats", off: "not in use", taken: "Huber 19:30" },
  );
});

Deno.test("a small table fits beside those that a party has", () => {
  assertEquals(unfitTables("add", PARTY, VIEWS, BERLIN).has("small"), false);
  assertEquals(
    unfitTables("add", PARTY, VIEWS, BERLIN).get("own"),
    "theirs already",
  );
});

Deno.test("only tables of another party can be swapped, and only own ones given back", () => {
  const fits = (purpose: "swap" | "give back") =>
    VIEWS.map(({ table }) => table.id).filter((id) =>
      !unfitTables(purpose, PARTY, VIEWS, BERLIN).has(id)
    );
  assertEquals(fits("swap"), ["taken"]);
  assertEquals(fits("give back"), ["own"]);
});
