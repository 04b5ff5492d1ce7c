import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import {
  addCapacityRule,
  type CapacityRuleOptions,
} from "../../../support/capacity_rule.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, type Capacity, UNLIMITED } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Seats parties of four and two, and returns a call that seats one of three. */
async function seatParties(
  { sql, restaurant, tables: { T1, T2, T3 } }: Scene,
) {
  const start_at = at("18:00");
  await addSeatedBooking(sql, restaurant, [T1], { party_size: 4, start_at });
  await addSeatedBooking(sql, restaurant, [T2], { party_size: 2, start_at });
  const bookingId = await addBooking(sql, restaurant, {
    party_size: 3,
    start_at,
  });
  return { call: () => assign(sql, bookingId, [T3]) };
}

const parties = scene.with({ arrange: seatParties });

const counted = {
  state: "enforced",
  covers: 9,
  parties: 3,
  coversWithoutTable: 0,
} as const;

const allowed: {
  name: string;
  rules: CapacityRuleOptions[];
  capacity: Capacity;
}[] = [
  { name: "no rule", rules: [], capacity: UNLIMITED },
  { name: "a rule without limits", rules: [{}], capacity: UNLIMITED },
  {
    name: "limits beyond what is booked",
    rules: [{ max_covers: 50, max_parties: 20 }],
    capacity: { ...counted, maxCovers: 50, maxParties: 20 },
  },
  {
    name: "limits that are reached exactly",
    rules: [{ max_covers: 9, max_parties: 3 }],
    capacity: { ...counted, maxCovers: 9, maxParties: 3 },
  },
  {
    name: "a limit for covers alone",
    rules: [{ max_covers: 9 }],
    capacity: { ...counted, maxCovers: 9, maxParties: null },
  },
  {
    name: "a limit for parties alone",
    rules: [{ max_parties: 3 }],
    capacity: { ...counted, maxCovers: null, maxParties: 3 },
  },
];

for (const { name, rules, capacity } of allowed) {
  parties.test(`with ${name} the party is seated and the answer says what was counted`, async ({ sql, restaurant, call }) => {
    for (const rule of rules) await addCapacityRule(sql, restaurant, rule);
    assertEquals((await call()).capacity, capacity);
  });
}

const exceeded = [
  { name: "one cover too many", rule: { max_covers: 8 }, limit: "covers" },
  { name: "one party too many", rule: { max_parties: 2 }, limit: "parties" },
  { name: "no covers allowed", rule: { max_covers: 0 }, limit: "covers" },
  { name: "no parties allowed", rule: { max_parties: 0 }, limit: "parties" },
  {
    name: "too many parties of allowed covers",
    rule: { max_covers: 9, max_parties: 2 },
    limit: "parties",
  },
  {
    name: "too many of both",
    rule: { max_covers: 8, max_parties: 2 },
    limit: "covers",
  },
];

for (const { name, rule, limit } of exceeded) {
  parties.test(`with ${name} the party is refused and nothing is left behind`, async ({ sql, restaurant, call }) => {
    await addCapacityRule(sql, restaurant, rule);
    const { details } = await withoutTrace(
      sql,
      restaurant,
      () => assertRefused(call, "CAPACITY_EXCEEDED"),
    );
    assertEquals(
      {
        limit: details.limit,
        maxCovers: details.maxCovers,
        maxParties: details.maxParties,
      },
      {
        limit,
        maxCovers: rule.max_covers ?? null,
        maxParties: rule.max_parties ?? null,
      },
    );
  });
}

parties.test("a table that a refused party asked for is free", async ({ sql, restaurant, tables: { T3 }, call }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 8 });
  await assertRefused(call, "CAPACITY_EXCEEDED");
  const couple = { party_size: 2, start_at: at("18:00") };
  const bookingId = await addBooking(sql, restaurant, couple);
  const { capacity } = await assign(sql, bookingId, [T3]);
  assertEquals(capacity.covers, 8);
});
