import { assertEquals } from "@std/assert";
import {
  longQuote,
  quoteOf,
} from "../../../../dashboard/src/suggestions/quote.ts";
import { NO_SUGGESTIONS } from "../../../../dashboard/src/suggestions/suggestion.ts";
import { at, suggestionWith } from "../samples.ts";

const NOW = at("19:41");

Deno.test("a table where people sit past their time is quoted in a quarter of an hour, in steps of five minutes", () => {
  const suggestions = [
    suggestionWith({ labels: ["M6"], occupiedBy: { bookingId: "bert" } }),
  ];
  assertEquals(quoteOf({ ...NO_SUGGESTIONS, suggestions }, NOW), {
    startAt: at("20:00"),
    minutes: 19,
    labels: ["M6"],
  });
});

Deno.test("otherwise the first start at which there are tables is quoted", () => {
  const nextTimes = ["2031-06-13T18:20:00+00:00", "2031-06-13T18:45:00+00:00"];
  assertEquals(quoteOf({ ...NO_SUGGESTIONS, nextTimes }, NOW), {
    startAt: at("20:20"),
    minutes: 39,
    labels: [],
  });
});

Deno.test("a party can wait though nothing is known to become free", () => {
  assertEquals(quoteOf(NO_SUGGESTIONS, NOW), null);
  assertEquals(longQuote(NOW).startAt, at("20:45"));
});
