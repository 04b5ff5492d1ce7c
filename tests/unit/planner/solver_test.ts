import { assert, assertEquals } from "@std/assert";
import { seatInTurn } from "../../../planner/best_fit.ts";
import { Board } from "../../../planner/board.ts";
import { type Program, programOf } from "../../../planner/program.ts";
import { questionOf } from "../../../planner/question.ts";
import { Solver } from "../../../planner/solver.ts";
import { readInstances } from "../../../support/planning/instance.ts";

const seconds = 3600;

/** Of three columns two neighbours cannot be 1 together, as in a triangle. */
const TRIANGLE: Program = {
  columns: 3,
  rows: [[0, 1], [1, 2], [0, 2]].map((columns) => ({
    columns,
    factors: [1, 1],
    lower: 0,
    upper: 1,
  })),
};

Deno.test("with fractions a program is worth more, and tells what each column would cost", async () => {
  const solver = await Solver.load();
  const values = Float64Array.of(2, 2, 2);
  const relaxation = solver.relax({ program: TRIANGLE, values, seconds });
  assertEquals(relaxation?.value, 3);
  const harmful = Float64Array.of(2, 2, -3);
  const other = solver.relax({ program: TRIANGLE, values: harmful, seconds });
  assertEquals(other?.value, 2);
  assert((other?.losses[2] ?? 0) >= 3);
});

Deno.test("a program is solved from its start to the proven optimum", async () => {
  const solver = await Solver.load();
  const values = Float64Array.of(2, 3, 2);
  const task = { program: TRIANGLE, values, seconds, start: [0] };
  const answer = solver.solve(task);
  assertEquals([answer.chosen, answer.isOptimal], [[1], true]);
});

Deno.test("a solver that is stopped keeps the start, and says that nothing is proven", async () => {
  const found = (await readInstances()).find(({ name }) =>
    name === "large-t80-b152-s1"
  );
  if (found === undefined) throw new Error("There is no such instance");
  const question = questionOf(found.service, false);
  const board = new Board(question);
  seatInTurn(board, board.choices.keys());
  const values = Float64Array.from(
    question.candidates,
    ({ worth: [guests = 0] }) => guests,
  );
  const solver = await Solver.load();
  const { chosen = [], bound, isOptimal } = solver.solve({
    program: programOf(question),
    values,
    seconds,
    start: board.chosen,
    isStopped: () => true,
  });
  const guests = chosen.reduce((sum, column) => sum + (values[column] ?? 0), 0);
  assert(guests >= (board.totals[0] ?? 0));
  assert(bound >= found.best.guests);
  assertEquals(isOptimal, false);
});
