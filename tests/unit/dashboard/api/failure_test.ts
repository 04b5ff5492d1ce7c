import { assertEquals } from "@std/assert";
import { blockingBookingOf } from "../../../../dashboard/src/api/failure.ts";
import { at, refusalWith, TABLE_TAKEN } from "../samples.ts";

Deno.test("a refusal for a taken table names the booking in the way", () => {
  assertEquals(blockingBookingOf(TABLE_TAKEN), {
    tableLabel: "M1",
    bookingId: "bert",
    endAt: at("21:00"),
  });
});

Deno.test("a refusal for an occupied table names the party that sits there", () => {
  const occupied = { ...TABLE_TAKEN, reason: "TABLE_OCCUPIED" };
  assertEquals(blockingBookingOf(occupied)?.bookingId, "bert");
});

Deno.test("other refusals have no booking in the way", () => {
  const { details } = TABLE_TAKEN;
  assertEquals(blockingBookingOf(refusalWith({ details })), null);
  assertEquals(blockingBookingOf({ ...TABLE_TAKEN, details: null }), null);
});
