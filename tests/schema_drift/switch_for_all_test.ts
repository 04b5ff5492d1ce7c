import { assertEquals } from "@std/assert";
import type { Database } from "../../support/database.ts";
import { readChanges } from "../../support/event.ts";
import { GUARD_SWITCH, switchGuard } from "../../support/guard_switch.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign, update } from "../../support/rpc.ts";
import { readServerLog } from "../../support/server_log.ts";
import { evening, uncounted } from "./evening.ts";
import { puttingRulesBack } from "../../support/capacity_rules_table.ts";

const REASON = "Limits were imported wrongly";

/** Runs something while the guard of all restaurants has this switch. */
async function withSwitchForAll(
  sql: Database,
  { value = "off", expiresAt = null }: {
    value?: "on" | "off";
    expiresAt?: string | null;
  },
  run: () => Promise<void>,
): Promise<void> {
  await sql`
    insert into allocator_settings (key, value, reason, expires_at)
    values (${GUARD_SWITCH}, ${value}, ${REASON},
      ${expiresAt}::text::timestamptz)`;
  try {
    await run();
  } finally {
    await sql`
      delete from allocator_settings
      where key = ${GUARD_SWITCH} and restaurant_id is null`;
  }
}

const full = evening({ maxCovers: 7, clients: 1 });
const unlimited = evening();

full.test("the switch for all restaurants lets a party exceed a limit, with one line in the log and one event that say why", async ({ sql, restaurant, clients: [session], waiting, free }) => {
  await withSwitchForAll(sql, {}, async () => {
    const { capacity } = await assign(session, waiting, free);
    assertEquals(capacity, uncounted("bypassed"));
  });

  const events = await readChanges(sql, waiting);
  assertEquals(
    events.map((event) => event.capacity),
    [{ state: "bypassed", reason: REASON }],
  );
  const lines = (await readServerLog([session]))?.filter((line) =>
    line.includes("capacity not checked")
  );
  assertEquals(
    lines?.map((line) => line.split("LOG:  ")[1]) ?? null,
    lines
      ? [
        `capacity not checked: state=bypassed restaurant_id=${restaurant.id} ` +
        `booking_id=${waiting} reason=${REASON}`,
      ]
      : null,
  );
});

/** Which of the switches counts, and how a call for a full service then ends. */
const cases: readonly {
  name: string;
  forAll: { value?: "on" | "off"; expiresAt?: string };
  own?: { value: "on" | "off"; expiresAt?: string };
  expected: string;
}[] = [
  {
    name: "a switch for all that has expired does not count",
    forAll: { expiresAt: "yesterday" },
    expected: "TA102",
  },
  {
    name: "a switch for all that expires later counts",
    forAll: { expiresAt: "tomorrow" },
    expected: "bypassed",
  },
  {
    name:
      "a restaurant's own switch that is on takes precedence over the one for all",
    forAll: {},
    own: { value: "on" },
    expected: "TA102",
  },
  {
    name:
      "a restaurant's own switch that is off takes precedence over the one for all",
    forAll: { value: "on" },
    own: { value: "off" },
    expected: "bypassed",
  },
  {
    name: "the switch for all counts once the restaurant's own has expired",
    forAll: {},
    own: { value: "on", expiresAt: "yesterday" },
    expected: "bypassed",
  },
];

for (const { name, forAll, own, expected } of cases) {
  full.test(name, async ({ sql, restaurant, waiting, free }) => {
    if (own) await switchGuard(sql, restaurant, own.value, own);
    await withSwitchForAll(sql, forAll, async () => {
      const { sqlstate, answer } = await outcomeOf(assign(sql, waiting, free));
      assertEquals(answer?.capacity.state ?? sqlstate, expected);
    });
  });
}

unlimited.test("the switch for all restaurants does not let parties share tables or outgrow them", async ({ sql, tables: { T1 }, seated, waiting }) => {
  await withSwitchForAll(sql, {}, async () => {
    const outcomes = [
      await outcomeOf(assign(sql, waiting, [T1])),
      await outcomeOf(update(sql, seated, { partySize: 9 })),
    ];
    assertEquals(outcomes.map(({ sqlstate }) => sqlstate), ["TA101", "TA011"]);
  });
});

for (
  const { name, damage } of [
    { name: "missing", damage: "drop table restaurant_capacity_rules" },
    {
      name: "unreadable",
      damage: "alter table restaurant_capacity_rules drop column max_covers",
    },
  ]
) {
  unlimited.test(`the switch for all restaurants bypasses capacity rules that are ${name}`, async ({ sql, seated, waiting, free }) => {
    await puttingRulesBack(sql, async () => {
      await sql.unsafe(damage);
      await withSwitchForAll(sql, {}, async () => {
        const capacities = [
          (await assign(sql, waiting, free)).capacity,
          (await update(sql, seated, { partySize: 5 })).capacity,
        ];
        assertEquals(capacities, Array(2).fill(uncounted("bypassed")));
      });
    });
  });
}

full.test("a switch set for one session leaves one line in the server log", async ({ clients: [session], waiting, free }) => {
  await session.unsafe(`set ${GUARD_SWITCH} = off`);
  const { capacity } = await assign(session, waiting, free);
  assertEquals(capacity, uncounted("bypassed"));
  const lines = (await readServerLog([session]))?.filter((line) =>
    line.includes("capacity not checked: state=bypassed")
  );
  assertEquals(lines?.length ?? 1, 1);
});
