import { assertEquals } from "@std/assert";
import {
  nextTimesText,
  proposalText,
} from "../../../../dashboard/src/suggestions/suggestion_text.ts";
import { BERLIN, suggestionWith } from "../samples.ts";

Deno.test("a suggestion for the whole turn is a verb and the tables", () => {
  const suggestion = suggestionWith({
    labels: ["M7", "M8"],
    freeUntil: "2031-06-13T20:00:00+00:00",
  });
  assertEquals(proposalText("Seat at", suggestion, BERLIN), {
    title: "Seat at M7 + M8",
    detail: "",
  });
});

Deno.test("a suggestion for a part of the turn says until when, and how long", () => {
  const suggestion = suggestionWith({
    isFull: false,
    minutes: 69,
    freeUntil: "2031-06-13T18:50:00+00:00",
  });
  assertEquals(proposalText("Move to", suggestion, BERLIN), {
    title: "Move to M1",
    detail: "until 20:50 (69 min)",
  });
});

Deno.test("without a suggestion, the next times are in the restaurant's time", () => {
  const times = ["2031-06-13T18:15:00+00:00", "2031-06-13T18:30:00+00:00"];
  assertEquals(
    nextTimesText(times, BERLIN),
    "No table fits. Next free: 20:15, 20:30",
  );
  assertEquals(nextTimesText([], BERLIN), "");
});
