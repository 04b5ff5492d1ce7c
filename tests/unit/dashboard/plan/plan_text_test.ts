import { assertEquals } from "@std/assert";
import {
  partyText,
  placeText,
  progressText,
  summaryText,
  unseatedText,
} from "../../../../dashboard/src/plan/plan_text.ts";
import { BERLIN, bookingWith, WORDING } from "../samples.ts";

const TWELVE = bookingWith({ partySize: 12 });

Deno.test("a plan that is proven to be the best says so", () => {
  assertEquals(
    summaryText({ guests: 57, bound: 57, isOptimal: true }),
    "57 guests have tables. That is the best possible.",
  );
});

Deno.test("a plan that may not be the best says how many more there could be", () => {
  assertEquals(
    summaryText({ guests: 57, bound: 58, isOptimal: false }),
    "57 guests have tables. At most 1 more guest could be seated.",
  );
});

Deno.test("while it plans, the best so far and the bound are shown", () => {
  assertEquals(progressText(null), "Planning…");
  assertEquals(
    progressText({ guests: 1, bound: 60 }),
    "Planning… Tables for 1 guest so far, for 60 at most.",
  );
});

Deno.test("a party is named with its time and its guests", () => {
  assertEquals(partyText(TWELVE, BERLIN), "19:00 Ada, 12 guests");
});

Deno.test("a party that moves goes from its tables to others", () => {
  const moved = bookingWith({ status: "confirmed", tableIds: ["t1"] });
  assertEquals(placeText(TWELVE, ["t1", "t2"], WORDING), "M1 + M2");
  assertEquals(placeText(moved, ["t2"], WORDING), "from M1 to M2");
});

Deno.test("whoever cannot be seated is told why", () => {
  const why = (reason: "noSetFits" | "limit" | "noRoom") =>
    unseatedText({ booking: TWELVE, reason });
  assertEquals(why("noSetFits"), "no tables together have 12 seats");
  assertEquals(why("limit"), "the service has reached its limit");
  assertEquals(why("noRoom"), "others have the tables at that time");
});
