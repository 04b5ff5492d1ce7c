import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { AWAY, puttingRulesBack } from "../../support/capacity_rules_table.ts";
import type { Database } from "../../support/database.ts";
import { GUARD_SWITCH, switchGuard } from "../../support/guard_switch.ts";
import { FRIDAY } from "../../support/moment.ts";
import { poll, readService } from "../../support/reading.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { addServicePeriod } from "../../support/service_period.ts";
import { addEvening, evening } from "./evening.ts";

/** An evening of 4 covers in a service, with a limit of 100. */
const served = scene.with({
  clients: 1,
  arrange: async (scene: Scene) => {
    const { sql, restaurant } = scene;
    const times = { start_time: "18:00", end_time: "23:00" };
    await addServicePeriod(sql, restaurant, times);
    await addEvening(scene, 100);
  },
});

/** The guard's state, and that, the limit and the count of the service. */
async function readStates(sql: Database, id: string) {
  const { guard, services: [service] } = await readService(sql, id, FRIDAY);
  const { state, maxCovers, covers } = service ?? {};
  return [guard.state, state, maxCovers, covers];
}

const RENAME = `alter table restaurant_capacity_rules rename to ${AWAY}`;

/** What happens to the rules, and how they are read afterwards. */
const drifts: readonly [what: string, sql: string, states: unknown[]][] = [
  [
    "are dropped",
    "drop table restaurant_capacity_rules",
    ["absent", "absent", null, 4],
  ],
  ["are renamed", RENAME, ["absent", "absent", null, 4]],
  [
    "are truncated",
    "truncate restaurant_capacity_rules",
    ["present", "unlimited", null, 4],
  ],
  [
    "lose a column",
    "alter table restaurant_capacity_rules rename max_covers to most",
    ["unreadable", "unreadable", null, 4],
  ],
  [
    "get a column of another type",
    "alter table restaurant_capacity_rules alter effective_date type text",
    ["unreadable", "unreadable", null, 4],
  ],
  [
    "are rewritten",
    `alter table restaurant_capacity_rules
      alter max_covers type bigint using max_covers * 2`,
    ["present", "enforced", 200, 4],
  ],
  [
    "change while their triggers are off",
    `alter table restaurant_capacity_rules disable trigger user;
     update restaurant_capacity_rules set max_covers = 70`,
    ["present", "enforced", 70, 4],
  ],
  [
    "are replaced by a view",
    `${RENAME};
     create view restaurant_capacity_rules as
     select id, restaurant_id, service_period_id, day_of_week, effective_date,
       max_covers - 1 as max_covers, max_parties from ${AWAY}`,
    ["present", "enforced", 99, 4],
  ],
];

for (const [what, change, states] of drifts) {
  served.test(`a desk reads again when the capacity rules ${what}, and is told how they stand`, async ({ sql, restaurant: { id } }) => {
    await puttingRulesBack(sql, async () => {
      const { revision } = await readService(sql, id, FRIDAY);
      assertEquals((await poll(sql, id, FRIDAY, revision)).unchanged, true);
      await sql.unsafe(change);
      const read = await poll(sql, id, FRIDAY, revision);
      assertEquals(read.unchanged, undefined);
      assertEquals(await readStates(sql, id), states);
      const next = await poll(sql, id, FRIDAY, read.revision);
      assertEquals(next.unchanged, true);
    });
  });
}

served.test("rules that changed where no trigger is are noticed, also in the place of a dropped table", async ({ sql, restaurant: { id } }) => {
  await puttingRulesBack(sql, async () => {
    await sql.unsafe(`${RENAME};
      create table restaurant_capacity_rules as select * from ${AWAY}`);
    for (const covers of [50, 60]) {
      const { revision } = await readService(sql, id, FRIDAY);
      await sql`update restaurant_capacity_rules set max_covers = ${covers}`;
      const { unchanged } = await poll(sql, id, FRIDAY, revision);
      assertEquals(unchanged, undefined);
      assertEquals(await readStates(sql, id), [
        "present",
        "enforced",
        covers,
        4,
      ]);
    }
  });
});

served.test("rules that somebody keeps locked cannot be read, but everything else", async ({ sql, restaurant: { id }, clients: [holder] }) => {
  await holder`begin`;
  await holder`lock table restaurant_capacity_rules in access exclusive mode`;
  const { bookings } = await readService(sql, id, FRIDAY);
  assertEquals(bookings.length, 2);
  assertEquals(await readStates(sql, id), [
    "unreadable",
    "unreadable",
    null,
    4,
  ]);
  await holder`rollback`;
  assertEquals(await readStates(sql, id), ["present", "enforced", 100, 4]);
});

served.test("with the guard switched off, unreadable rules are still said to be so", async ({ sql, restaurant }) => {
  const { id } = restaurant;
  await switchGuard(sql, restaurant, "off");
  await puttingRulesBack(sql, async () => {
    await sql.unsafe("alter table restaurant_capacity_rules drop max_parties");
    assertEquals(await readStates(sql, id), [
      "unreadable",
      "bypassed",
      null,
      4,
    ]);
  });
});

served.test("the switch for all restaurants is read and noticed everywhere", async ({ sql, restaurant: { id } }) => {
  const { revision } = await readService(sql, id, FRIDAY);
  await sql`
    insert into allocator_settings (key, value, reason)
    values (${GUARD_SWITCH}, 'off', 'Power cut')`;
  try {
    const off = await poll(sql, id, FRIDAY, revision);
    assertEquals(off.unchanged ?? off.guard.bypass?.reason, "Power cut");
    await sql`
      update allocator_settings set reason = 'Fire' where restaurant_id is null`;
    const again = await poll(sql, id, FRIDAY, off.revision);
    assertEquals(again.unchanged ?? again.guard.bypass?.reason, "Fire");
  } finally {
    await sql`delete from allocator_settings where restaurant_id is null`;
  }
});

/** What a truncation takes away that a desk shows. */
const truncated = [
  ...["bookings", "table_assignments", "assigned_tables", "assignment_events"],
  ...["restaurant_members", "zones", "dining_tables", "table_adjacencies"],
  ...["service_periods", "turn_times", "allocator_settings"],
];

for (const table of truncated) {
  served.test(`a desk reads again when ${table} is truncated`, async ({ sql, restaurant: { id } }) => {
    const { revision } = await readService(sql, id, FRIDAY);
    const session = await sql.reserve();
    try {
      await session`begin`;
      await session`truncate ${session(table)} cascade`;
      const { unchanged } = await poll(
        session as Database,
        id,
        FRIDAY,
        revision,
      );
      assertEquals(unchanged, undefined);
    } finally {
      await session`rollback`;
      session.release();
    }
  });
}

evening().test(
  "events that another server wrote, before a backup was restored here, do not keep a desk reading",
  async ({ sql, restaurant: { id } }) => {
    await sql`
    update assignment_events
    set changed_in = '9000000000000000000'::xid8
    where restaurant_id = ${id}`;
    const { revision } = await readService(sql, id, FRIDAY);
    assertEquals((await poll(sql, id, FRIDAY, revision)).unchanged, true);
  },
);

served.test("a rule that is added is noticed by a desk that knew none", async ({ sql, restaurant }) => {
  await sql`delete from restaurant_capacity_rules
    where restaurant_id = ${restaurant.id}`;
  const { revision } = await readService(sql, restaurant.id, FRIDAY);
  await addCapacityRule(sql, restaurant, {});
  const { unchanged } = await poll(sql, restaurant.id, FRIDAY, revision);
  assertEquals(unchanged, undefined);
});
