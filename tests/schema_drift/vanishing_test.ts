import { assertEquals } from "@std/assert";
import { type Database, one } from "../../support/database.ts";
import { FRIDAY } from "../../support/moment.ts";
import { assign, unassign } from "../../support/rpc.ts";
import type { Scene } from "../../support/scene.ts";
import { readServerLog } from "../../support/server_log.ts";
import { startBlocked } from "../../support/waiting.ts";
import { type Evening, evening } from "./evening.ts";
import {
  AWAY,
  CREATE_BARE_TABLE,
  puttingRulesBack,
} from "../../support/capacity_rules_table.ts";

const DROP = "drop table restaurant_capacity_rules";
const RENAME = `alter table restaurant_capacity_rules rename to ${AWAY}`;

function createWith(restaurantId: string, maxCovers: number): string {
  return `${CREATE_BARE_TABLE};
    insert into restaurant_capacity_rules (restaurant_id, max_covers)
    values ('${restaurantId}', ${maxCovers})`;
}

/** What happens to a table that allows 20 covers, and which limit then holds. */
const changes: readonly {
  name: string;
  sqlOf: (restaurantId: string) => string;
  expected: string;
}[] = [
  { name: "is dropped", sqlOf: () => DROP, expected: "absent" },
  { name: "is renamed", sqlOf: () => RENAME, expected: "absent" },
  {
    name: "is dropped for one with another limit",
    sqlOf: (id) => `${DROP}; ${createWith(id, 8)}`,
    expected: "enforced 8",
  },
  {
    name: "gives way to one with another limit",
    sqlOf: (id) => `${RENAME}; ${createWith(id, 9)}`,
    expected: "enforced 9",
  },
  {
    name: "gives way to a view",
    sqlOf: () =>
      `${RENAME}; create view restaurant_capacity_rules as ` +
      `select * from ${AWAY}`,
    expected: "enforced 20",
  },
  {
    name: "is emptied",
    sqlOf: () => "truncate restaurant_capacity_rules",
    expected: "unlimited",
  },
  {
    name: "loses a column",
    sqlOf: () => "alter table restaurant_capacity_rules drop max_parties",
    expected: "TA201",
  },
];

/** Gives the state and the limit that it found. */
type Call = (client: Database, scene: Scene & Evening) => Promise<string>;

const assignment: Call = async (client, { waiting, free }) => {
  const { capacity } = await assign(client, waiting, free);
  return stateAndLimit(capacity.state, capacity.maxCovers);
};

/** What an assignment does between looking for the table and counting. */
const readAlone: Call = async (client, { restaurant }) => {
  const { state, max_covers } = one(
    await client<{ state: string; max_covers: string | null }[]>`
    select state, max_covers
    from allocator.find_capacity_limits(${restaurant.id}, null, ${FRIDAY})`,
  );
  return stateAndLimit(state, max_covers);
};

function stateAndLimit(state: string, limit: number | string | null): string {
  return limit === null ? state : `${state} ${limit}`;
}

const callers: readonly { name: string; call: Call; isLive: boolean }[] = [
  { name: "an assignment", call: assignment, isLive: false },
  { name: "an assignment in a live session", call: assignment, isLive: true },
  { name: "the guard's own read", call: readAlone, isLive: true },
];

const evenings = evening({ maxCovers: 20, clients: 2 });

for (const { name, sqlOf, expected } of changes) {
  for (const { name: caller, call, isLive } of callers) {
    evenings.test(`${caller} that waits while restaurant_capacity_rules ${name} uses what is there afterwards`, async ({ clients: [operator, client], ...scene }) => {
      const { sql, restaurant, waiting } = scene;
      if (isLive) {
        await call(client, scene);
        await unassign(client, waiting);
      }
      await puttingRulesBack(sql, async () => {
        await operator`begin`;
        await operator`
          lock table restaurant_capacity_rules in access exclusive mode`;
        const { outcome } = await startBlocked(sql, client, call, scene);
        await operator.unsafe(sqlOf(restaurant.id));
        await operator`commit`;

        const { sqlstate, answer } = await outcome;
        assertEquals(answer ?? sqlstate, expected);
      });
      const errors = (await readServerLog([client]))?.filter((line) =>
        /42P01|relation .* does not exist/.test(line)
      );
      assertEquals(errors ?? [], []);
    });
  }
}
