import { assert, assertEquals } from "@std/assert";
import { seatHolders, seatInTurn } from "../../../planner/best_fit.ts";
import { Board } from "../../../planner/board.ts";
import { Deadline } from "../../../planner/deadline.ts";
import { planService } from "../../../planner/plan_service.ts";
import { questionOf } from "../../../planner/question.ts";
import { Random as Seeded } from "../../../planner/random.ts";
import { improve } from "../../../planner/ruin_and_recreate.ts";
import type { ServiceToPlan } from "../../../planner/service_to_plan.ts";
import { Random } from "../../../support/random.ts";
import { checkPlan } from "../../../support/planning/check_plan.ts";
import { type EveningSize, randomEvening } from "./evenings.ts";
import { levelsOf } from "./levels_of.ts";

const MIDDLE: EveningSize = {
  tables: 20,
  bookings: 35,
  guests: 9,
  adjacency: 0.15,
};

/** The same evening with other ids, and with everything in another order. */
function renamed(evening: ServiceToPlan, seed: number): ServiceToPlan {
  const random = new Random(seed);
  const shuffled = <Item>(items: readonly Item[]) =>
    items.map((item) => ({ item, key: random.below(1e9) }))
      .sort((one, other) => one.key - other.key)
      .map(({ item }) => item);
  const table = (id: string) => `table ${1000 - Number(id.slice(1))}`;
  const withTables = <Item extends { readonly tableIds: readonly string[] }>(
    item: Item,
  ) => ({ ...item, tableIds: shuffled(item.tableIds.map(table)) });
  return {
    ...evening,
    tables: shuffled(evening.tables.map((one) => ({
      ...one,
      id: table(one.id),
      zoneId: `zone of ${one.zoneId}`,
    }))),
    adjacencies: shuffled(
      evening.adjacencies.map(([one, other]) => [table(other), table(one)]),
    ),
    bookings: shuffled(evening.bookings.map((one) => ({
      ...withTables(one),
      id: `booking ${one.id}`,
    }))),
    blocks: shuffled(evening.blocks.map(withTables)),
  };
}

for (const mayMove of [false, true]) {
  const who = mayMove ? "parties may be moved" : "everybody stays";
  Deno.test(`other names and another order make a plan neither better nor worse, where ${who}`, async () => {
    for (let seed = 1; seed <= 15; seed++) {
      const evening = randomEvening(seed, MIDDLE);
      const options = { mayMove, timeLimitMs: 600_000 };
      const plan = await planService(evening, options);
      const other = renamed(evening, seed);
      const otherPlan = await planService(other, options);
      assertEquals(checkPlan(other, otherPlan, mayMove), []);
      assertEquals(levelsOf(otherPlan), levelsOf(plan), `evening ${seed}`);
      assertEquals(otherPlan.bound, plan.bound);
    }
  });

  Deno.test(`a plan for which there was hardly time keeps every rule, where ${who}`, async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const evening = randomEvening(seed, MIDDLE);
      const hasty = await planService(evening, { mayMove, timeLimitMs: 1 });
      assertEquals(checkPlan(evening, hasty, mayMove), [], `evening ${seed}`);
    }
  });

  Deno.test(`more time never gives a worse plan or bound, where ${who}`, async () => {
    for (let seed = 1; seed <= 15; seed++) {
      const evening = randomEvening(seed, MIDDLE);
      const signal = AbortSignal.abort();
      const first = await planService(evening, { mayMove, signal });
      const last = await planService(evening, {
        mayMove,
        timeLimitMs: 600_000,
      });
      assert(first.guests <= last.guests, `evening ${seed}`);
      assert(first.bound >= last.bound, `evening ${seed}`);
    }
  });

  Deno.test(`rounds of repair never make a plan worse, and drop nobody who holds tables, where ${who}`, () => {
    for (let seed = 1; seed <= 40; seed++) {
      const evening = randomEvening(seed, MIDDLE);
      const board = new Board(questionOf(evening, mayMove));
      seatHolders(board);
      seatInTurn(board, board.choices.keys());
      const { parties } = board.question;
      for (const rounds of [0, 10, 100, 1000]) {
        const [before = 0] = board.totals;
        improve(board, {
          weights: [1, 0, 0, 0, 0],
          patience: [3, 0.1],
          rounds,
          isGoal: () => false,
          random: new Seeded(seed),
          deadline: new Deadline(600_000),
        });
        const [after = 0] = board.totals;
        assert(after >= before, `evening ${seed}, ${rounds} rounds`);
        const dropped = parties.filter(({ isHolder }, party) =>
          isHolder && board.choices[party] === -1
        );
        assertEquals(dropped, []);
      }
    }
  });
}
