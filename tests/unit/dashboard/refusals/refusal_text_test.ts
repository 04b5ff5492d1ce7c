import { assertEquals } from "@std/assert";
import { refusalText } from "../../../../dashboard/src/refusals/refusal_text.ts";
import { refusalWith, TABLE_TAKEN, WORDING } from "../samples.ts";

/** Title and description as they are read. */
function textOf(reason: string, details: Record<string, unknown>): string {
  const refusal = refusalWith({ reason, details });
  const { title, description } = refusalText(refusal, WORDING);
  return `${title}. ${description}`.trim();
}

Deno.test("a refusal without details has the message and the hint of the server", () => {
  assertEquals(refusalText(refusalWith(), WORDING), {
    title: "M1 has 4 seats for a party of 5",
    description: "Choose more tables.",
  });
  assertEquals(refusalText(refusalWith({ hint: "" }), WORDING).description, "");
});

Deno.test("a taken table says for whom, for how many, until when, and whether they are here", () => {
  const details = { ...TABLE_TAKEN.details, blockingPartySize: 2 };
  assertEquals(
    textOf("TABLE_TAKEN", { ...details, blockingArrivedAt: null }),
    "M1 is reserved for Bert, 2, until 21:00. Not here yet.",
  );
  const blockingArrivedAt = "2031-06-13T16:55:00+00:00";
  assertEquals(
    textOf("TABLE_TAKEN", { ...details, blockingArrivedAt }),
    "M1 is reserved for Bert, 2, until 21:00. Here since 18:55.",
  );
  assertEquals(
    textOf("TABLE_TAKEN", { ...details, blockingStatus: "checked_in" }),
    "M1 is reserved for Bert, 2, until 21:00. It sits there.",
  );
});

Deno.test("an occupied table says who sits there and since when", () => {
  const blockingSeatedAt = "2031-06-13T16:02:00+00:00";
  assertEquals(
    textOf("TABLE_OCCUPIED", { ...TABLE_TAKEN.details, blockingSeatedAt }),
    "Bert sits at M1 since 18:02.",
  );
});

Deno.test("a refused block names the first parties that are in its way", () => {
  const startAt = "2031-06-13T17:00:00+00:00";
  const party = (bookingId: string) => ({ bookingId, startAt });
  const blockingBookings = ["ada", "bert", "cleo", "dora"].map(party);
  assertEquals(
    textOf("TABLE_TAKEN", { blockingBookings }),
    "4 parties in the way: Ada 19:00, Bert 19:00, Cleo 19:00 and 1 more.",
  );
  assertEquals(
    textOf("TABLE_OCCUPIED", { blockingBookings: [party("ada")] }),
    "1 party in the way: Ada 19:00.",
  );
});

Deno.test("a blocked table says why and until when", () => {
  const details = {
    tableLabel: "M4",
    blockReason: "Wobbles",
    blockingEndAt: "2031-06-13T21:00:00+00:00",
  };
  assertEquals(
    textOf("TABLE_BLOCKED", details),
    "M4 is blocked until 23:00: Wobbles.",
  );
});

Deno.test("tables that are too small say how many seats they have", () => {
  const few = { tableIds: ["t4"], seats: 4, partySize: 5 };
  assertEquals(textOf("PARTY_EXCEEDS_SEATS", few), "M4 has 4 seats for 5.");
  const many = { tableIds: ["t4", "t5"], seats: 8, partySize: 9 };
  assertEquals(
    textOf("PARTY_EXCEEDS_SEATS", many),
    "M4 + M5 have 8 seats for 9.",
  );
});

Deno.test("a full service says what its limit counts", () => {
  const counts = { covers: 62, maxCovers: 60, parties: 21, maxParties: 20 };
  const servicePeriod = "Dinner";
  assertEquals(
    textOf("CAPACITY_EXCEEDED", { ...counts, servicePeriod, limit: "covers" }),
    "Dinner would be 62 of 60. Managers can allow it.",
  );
  assertEquals(
    textOf("CAPACITY_EXCEEDED", { ...counts, servicePeriod, limit: "parties" }),
    "Dinner would have 21 parties of 20. Managers can allow it.",
  );
  assertEquals(
    textOf("CAPACITY_EXCEEDED", {
      ...counts,
      servicePeriod: null,
      limit: "covers",
    }),
    "The day would be 62 of 60. Managers can allow it.",
  );
});

Deno.test("an edit of a booking that was changed says when that was", () => {
  const details = {
    bookingId: "ada",
    updatedAt: "2031-06-13T17:43:00+00:00",
  };
  assertEquals(
    textOf("BOOKING_CHANGED", details),
    "Ada was changed at 19:43. Your change was not saved.",
  );
});

Deno.test("a party that comes hours early is offered to be moved to now", () => {
  assertEquals(
    textOf("CHECK_IN_TOO_EARLY", { startAt: "2031-06-13T17:00:00+00:00" }),
    "This booking is for 19:00. Move it to now?",
  );
});
