import { assertEquals } from "@std/assert";
import {
  nextTimesText,
  proposalDetail,
  proposalText,
} from "../../../../dashboard/src/suggestions/suggestion_text.ts";
import { BERLIN, suggestionWith, WORDING } from "../samples.ts";

Deno.test("the button of a suggestion has a verb and the tables", () => {
  const suggestion = suggestionWith({ labels: ["M7", "M8"] });
  assertEquals(proposalText("Seat at", suggestion), "Seat at M7 + M8");
  assertEquals(proposalText("Reserve", suggestion), "Reserve M7 + M8");
  assertEquals(proposalDetail(suggestion, WORDING), "");
});

Deno.test("a suggestion where people still sit says who they are", () => {
  const suggestion = suggestionWith({ occupiedBy: { bookingId: "bert" } });
  assertEquals(proposalDetail(suggestion, WORDING), "Bert still sits there");
});

Deno.test("a suggestion for a shorter stay says until when, and how long that is", () => {
  const short = suggestionWith({
    isFull: false,
    minutes: 69,
    freeUntil: "2031-06-13T18:50:00+00:00",
  });
  assertEquals(proposalDetail(short, WORDING), "until 20:50 (69 min)");
  const full = { ...short, isFull: true };
  assertEquals(proposalDetail(full, WORDING), "");
});

Deno.test("without a suggestion, the next times are in the restaurant's time", () => {
  const times = ["2031-06-13T18:15:00+00:00", "2031-06-13T18:30:00+00:00"];
  assertEquals(
    nextTimesText(times, BERLIN),
    "No table fits. Next free: 20:15, 20:30",
  );
  assertEquals(nextTimesText([], BERLIN), "");
});
