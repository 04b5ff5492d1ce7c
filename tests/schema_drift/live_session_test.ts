import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { outcomeOf } from "../../support/outcome.ts";
import type { Restaurant } from "../../support/restaurant.ts";
import { assign, unassign, update } from "../../support/rpc.ts";
import { evening } from "./evening.ts";
import {
  AWAY,
  CREATE_BARE_TABLE,
  createRules,
  puttingRulesBack,
} from "../../support/capacity_rules_table.ts";

interface Change {
  readonly name: string;
  readonly apply: (sql: Database, restaurant: Restaurant) => Promise<unknown>;
  /** What the next call answers: the state and the limit, or the refusal. */
  readonly expected: string;
}

/** Made one after the other, each followed by a call of the same session. */
const changes: readonly Change[] = [
  {
    name: "a limit appears",
    apply: (sql, restaurant) =>
      addCapacityRule(sql, restaurant, { max_covers: 7 }),
    expected: "TA102 7",
  },
  {
    name: "the table is dropped",
    apply: (sql) => sql`drop table restaurant_capacity_rules`,
    expected: "absent",
  },
  {
    name: "the table comes back with a higher limit",
    apply: async (sql, restaurant) => {
      await createRules(sql);
      await addCapacityRule(sql, restaurant, { max_covers: 8 });
    },
    expected: "enforced 8",
  },
  {
    name: "the table is renamed",
    apply: (sql) =>
      sql.unsafe(`alter table restaurant_capacity_rules rename to ${AWAY}`),
    expected: "absent",
  },
  {
    name: "the table has its name again",
    apply: (sql) =>
      sql.unsafe(`alter table ${AWAY} rename to restaurant_capacity_rules`),
    expected: "enforced 8",
  },
  {
    name: "a column is added before the limits are lowered",
    apply: async (sql) => {
      await sql`alter table restaurant_capacity_rules add column note text`;
      await sql`update restaurant_capacity_rules set max_covers = 6`;
    },
    expected: "TA102 6",
  },
  {
    name: "the table is emptied",
    apply: (sql) => sql`truncate restaurant_capacity_rules`,
    expected: "unlimited",
  },
  {
    name: "the table is replaced in one transaction",
    apply: (sql, { id }) =>
      sql.unsafe(`
        drop table restaurant_capacity_rules;
        ${CREATE_BARE_TABLE};
        insert into restaurant_capacity_rules (restaurant_id, max_covers)
        values ('${id}', 9)`),
    expected: "enforced 9",
  },
  {
    name: "the table moves to another schema",
    apply: async (sql) => {
      await sql`alter table restaurant_capacity_rules set schema allocator`;
      await sql`drop table allocator.restaurant_capacity_rules`;
    },
    expected: "absent",
  },
];

const evenings = evening({ clients: 1 });

evenings.test("every change to restaurant_capacity_rules takes effect with the next call of a live session", async ({ sql, restaurant, clients: [session], seated, waiting, free }) => {
  await puttingRulesBack(sql, async () => {
    const seen: string[] = [];
    for (const { apply } of changes) {
      await apply(sql, restaurant);
      const { sqlstate, answer, details } = await outcomeOf(
        assign(session, waiting, free),
      );
      const end = answer ? answer.capacity.state : sqlstate;
      const limit = answer ? answer.capacity.maxCovers : details?.maxCovers;
      seen.push(limit ? `${end} ${limit}` : end);
      await unassign(session, waiting);
      await update(session, seated, { notes: "Here" });
    }
    assertEquals(
      changes.map(({ name }, index) => `${name}: ${seen[index]}`),
      changes.map(({ name, expected }) => `${name}: ${expected}`),
    );
  });
});
