import { assertEquals } from "@std/assert";
import { plannedState } from "../../../../dashboard/src/floor/planned_state.ts";
import { at, bookingWith, tableWith } from "../samples.ts";

const ADA = bookingWith({ status: "confirmed", tableIds: ["t1"] });

function kindAt(time: string, party = ADA) {
  const facts = { table: tableWith(), bookings: [party], blocks: [] };
  const { kind, minutes } = plannedState(facts, at(time));
  return [kind, minutes];
}

Deno.test("at another time nobody is late or due", () => {
  assertEquals(kindAt("18:50"), ["free until", 10]);
  assertEquals(kindAt("19:00"), ["reserved", 0]);
  assertEquals(kindAt("19:20"), ["reserved", -20]);
  assertEquals(kindAt("21:00"), ["free", 0]);
});

Deno.test("who sits now is seated at a later time until the planned end", () => {
  const sits = { ...ADA, status: "checked_in" as const };
  assertEquals(kindAt("20:30", sits), ["seated", 30]);
  assertEquals(kindAt("21:00", sits), ["free", 0]);
});
