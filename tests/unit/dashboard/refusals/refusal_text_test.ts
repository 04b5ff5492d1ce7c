import { assertEquals } from "@std/assert";
import { refusalText } from "../../../../dashboard/src/refusals/refusal_text.ts";
import { refusalWith, TABLE_TAKEN, WORDING } from "../samples.ts";

function fullText(details: Record<string, unknown>): string {
  const refusal = refusalWith({ reason: "CAPACITY_EXCEEDED", details });
  return refusalText(refusal, WORDING).title;
}

Deno.test("a refusal has the message and the hint of the server", () => {
  assertEquals(refusalText(refusalWith(), WORDING), {
    title: "M1 has 4 seats for a party of 5",
    description: "Choose more tables.",
  });
});

Deno.test("a refusal without a hint says nothing more", () => {
  assertEquals(refusalText(refusalWith({ hint: "" }), WORDING).description, "");
});

Deno.test("a taken table is refused with the guest's name and the local time", () => {
  assertEquals(refusalText(TABLE_TAKEN, WORDING), {
    title: "M1 is taken by Bert until 21:00",
    description: "Choose more tables.",
  });
});

Deno.test("an occupied table is refused with who sits there and since when", () => {
  const refusal = {
    ...TABLE_TAKEN,
    reason: "TABLE_OCCUPIED",
    details: {
      ...TABLE_TAKEN.details,
      blockingSeatedAt: "2031-06-13T16:02:00+00:00",
    },
  };
  assertEquals(
    refusalText(refusal, WORDING).title,
    "Bert sits at M1 since 18:02",
  );
});

Deno.test("a full service is refused with the count of what its limit counts", () => {
  const counts = { covers: 62, maxCovers: 60, parties: 21, maxParties: 20 };
  const servicePeriod = "Dinner";
  assertEquals(
    fullText({ ...counts, servicePeriod, limit: "covers" }),
    "Dinner is full: 62 guests, the limit is 60",
  );
  assertEquals(
    fullText({ ...counts, servicePeriod, limit: "parties" }),
    "Dinner is full: 21 parties, the limit is 20",
  );
});

Deno.test("a full service is refused with the hint of the server", () => {
  const refusal = refusalWith({
    reason: "CAPACITY_EXCEEDED",
    hint: "Choose another service; an owner or a manager can allow this party",
    details: { limit: "covers", covers: 62, maxCovers: 60 },
  });
  assertEquals(
    refusalText(refusal, WORDING).description,
    "Choose another service; an owner or a manager can allow this party.",
  );
});

Deno.test("a full date without periods is a day, and counts one as one", () => {
  assertEquals(
    fullText({ limit: "covers", covers: 1, maxCovers: 0, servicePeriod: null }),
    "The day is full: 1 guest, the limit is 0",
  );
});

Deno.test("a full service without details has the message of the server", () => {
  const refusal = refusalWith({
    reason: "CAPACITY_EXCEEDED",
    message: "Dinner is full",
  });
  assertEquals(refusalText(refusal, WORDING).title, "Dinner is full");
});
