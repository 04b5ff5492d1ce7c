import { assertEquals } from "@std/assert";
import {
  alternativesOf,
  type ForeseenCapacity,
  isOverLimit,
  NO_SUGGESTIONS,
  otherTables,
  seatableNow,
  type Suggestion,
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

Deno.test("who sits down now is offered two whole stays and three shorter ones, at no table where people sit", () => {
  const list = (count: number, options: Partial<Suggestion>) =>
    Array.from(
      { length: count },
      (_, index) => suggestionWith({ tableIds: [`t${index}`], ...options }),
    );
  const occupiedBy = { bookingId: "bert" };
  const found = [
    ...list(3, {}),
    ...list(4, { isFull: false }),
    ...list(2, { occupiedBy }),
  ];
  assertEquals(
    seatableNow(found).map(({ isFull }) => isFull),
    [true, true, false, false, false],
  );
});

Deno.test("a limit keeps a party out when the guard would count more than it allows", () => {
  const isOver = (capacity: Partial<ForeseenCapacity>) =>
    isOverLimit({
      ...NO_SUGGESTIONS,
      capacity: {
        state: "enforced",
        covers: 60,
        maxCovers: 60,
        parties: 20,
        maxParties: null,
        ...capacity,
      },
    });
  assertEquals(isOver({}), false);
  assertEquals(isOver({ covers: 61 }), true);
  assertEquals(isOver({ maxParties: 19 }), true);
  assertEquals(isOver({ covers: 61, state: "bypassed" }), false);
  assertEquals(isOverLimit(NO_SUGGESTIONS), false);
});
