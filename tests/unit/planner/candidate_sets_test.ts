import { assertEquals } from "@std/assert";
import { questionOf } from "../../../planner/question.ts";
import type { ServiceToPlan } from "../../../planner/service_to_plan.ts";
import { booking, service, table } from "./samples.ts";

/** A row of like tables, each beside the next. */
function row(tables: number, seats: number): ServiceToPlan {
  const ids = Array.from({ length: tables }, (_, index) => `t${index}`);
  return service({
    tables: ids.map((id) => table(id, seats)),
    adjacencies: ids.slice(1).map((id, index) => [`t${index}`, id]),
  });
}

/** Tables that all adjoin each other. */
function cluster(tables: number, seats: number): ServiceToPlan {
  const { tables: all } = row(tables, seats);
  return service({
    tables: all,
    adjacencies: all.flatMap(({ id }, index) =>
      all.slice(index + 1).map((other): [string, string] => [id, other.id])
    ),
  });
}

/** How many tables the candidates of a party have. */
function sizes(given: ServiceToPlan, partySize: number): number[] {
  const bookings = [booking("party", partySize, [0, 2])];
  return questionOf({ ...given, bookings }, false).candidates
    .map(({ tables }) => tables).toSorted();
}

Deno.test("a party gets no set with a table that can be left out", () => {
  assertEquals(sizes(row(4, 2), 2), [1, 1, 1, 1]);
  assertEquals(sizes(row(4, 2), 3), [2, 2, 2]);
  assertEquals(sizes(row(4, 2), 5), [3, 3]);
});

Deno.test("a table in the middle is not left out where the set would fall apart", () => {
  const given = service({
    tables: [table("a", 2), table("middle", 1), table("b", 3)],
    adjacencies: [["a", "middle"], ["middle", "b"]],
  });
  assertEquals(sizes(given, 5), [3]);
  assertEquals(sizes(given, 3), [1, 2]);
});

Deno.test("no more than 6 tables are pushed together", () => {
  assertEquals(sizes(row(8, 1), 6), [6, 6, 6]);
  assertEquals(sizes(row(8, 1), 7), []);
});

Deno.test("like tables that all adjoin are one candidate, however many there are", () => {
  assertEquals(sizes(cluster(30, 2), 6), [3]);
});

Deno.test("tables that are taken at different times cannot stand in for each other", () => {
  const given = {
    ...cluster(3, 2),
    blocks: [{ tableIds: ["t0"], startAt: 1, endAt: 2 }],
  };
  const bookings = [booking("early", 2, [0, 1]), booking("late", 2, [1, 2])];
  const { candidates } = questionOf({ ...given, bookings }, false);
  assertEquals(candidates.map(({ party }) => party), [0, 0, 1]);
});
