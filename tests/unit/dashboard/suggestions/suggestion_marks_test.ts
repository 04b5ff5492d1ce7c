import { assertEquals } from "@std/assert";
import {
  ranksByZone,
  suggestionMarks,
} from "../../../../dashboard/src/suggestions/suggestion_marks.ts";
import { suggestionWith } from "../samples.ts";

const SUGGESTIONS = [
  suggestionWith(),
  suggestionWith({
    tableIds: ["t1", "t2"],
    labels: ["M1", "M2"],
    zoneId: "terrace",
  }),
  suggestionWith({ tableIds: ["t3"], labels: ["M3"] }),
];

Deno.test("a table has the mark of its best suggestion, with the tables beside it", () => {
  assertEquals(
    suggestionMarks(SUGGESTIONS),
    new Map([
      ["t1", { rank: 1, text: "suggestion 1" }],
      ["t2", { rank: 2, text: "suggestion 2 with M1" }],
      ["t3", { rank: 3, text: "suggestion 3" }],
    ]),
  );
});

Deno.test("a zone has the ranks of the suggestions in it", () => {
  assertEquals(
    ranksByZone(SUGGESTIONS),
    new Map([["main", [1, 3]], ["terrace", [2]]]),
  );
});
