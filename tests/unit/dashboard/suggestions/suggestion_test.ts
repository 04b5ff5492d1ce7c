import { assertEquals } from "@std/assert";
import {
  alternativesOf,
  otherTables,
} from "../../../../dashboard/src/suggestions/suggestion.ts";
import { refusalWith, suggestionWith } from "../samples.ts";

Deno.test("a refusal's alternatives are those that the server names", () => {
  const alternatives = [suggestionWith()];
  const refusal = refusalWith({ details: { alternatives } });
  assertEquals(alternativesOf(refusal), alternatives);
});

Deno.test("a refusal without details or alternatives has none", () => {
  assertEquals(alternativesOf(refusalWith()), []);
  assertEquals(alternativesOf(refusalWith({ details: {} })), []);
});

Deno.test("the tables that a party has are not suggested to it, whatever their order", () => {
  const own = suggestionWith({ tableIds: ["t2", "t1"] });
  const part = suggestionWith({ tableIds: ["t1"] });
  assertEquals(otherTables([own, part], ["t1", "t2"]), [part]);
});
