import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import {
  addCapacityRule,
  type CapacityRuleOptions,
} from "../../../support/capacity_rule.ts";
import { connect, type Database } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Seats two parties of four and two, then asks for a third of three. */
async function seatThreeParties(
  sql: Database,
  rules: readonly CapacityRuleOptions[],
) {
  const restaurant = await createRestaurant(sql);
  for (const [index, party_size] of [4, 2].entries()) {
    await addSeatedBooking(sql, restaurant, [tableOf(restaurant, index + 1)], {
      party_size,
      start_at: at("18:00"),
    });
  }
  for (const rule of rules) await addCapacityRule(sql, restaurant, rule);
  const bookingId = await addBooking(sql, restaurant, {
    party_size: 3,
    start_at: at("18:00"),
  });
  const call = () => assign(sql, bookingId, [tableOf(restaurant, 3)]);
  return { restaurant, call };
}

const unlimited = {
  state: "unlimited",
  covers: null,
  maxCovers: null,
  parties: null,
  maxParties: null,
} as const;

const counted = { state: "enforced", covers: 9, parties: 3 } as const;

const allowed = [
  { name: "no rule", rules: [], capacity: unlimited },
  { name: "a rule without limits", rules: [{}], capacity: unlimited },
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
  Deno.test(`with ${name} the party is seated and the answer says what was counted`, async () => {
    await using sql = connect();
    const { call } = await seatThreeParties(sql, rules);
    assertEquals<unknown>((await call()).capacity, capacity);
  });
}

const exceeded = [
  { name: "one cover too many", rules: { max_covers: 8 }, limit: "covers" },
  { name: "one party too many", rules: { max_parties: 2 }, limit: "parties" },
  { name: "no covers allowed", rules: { max_covers: 0 }, limit: "covers" },
  { name: "no parties allowed", rules: { max_parties: 0 }, limit: "parties" },
  {
    name: "too many parties of allowed covers",
    rules: { max_covers: 9, max_parties: 2 },
    limit: "parties",
  },
  {
    name: "too many of both",
    rules: { max_covers: 8, max_parties: 2 },
    limit: "covers",
  },
];

for (const { name, rules, limit } of exceeded) {
  Deno.test(`with ${name} the party is refused and nothing is left behind`, async () => {
    await using sql = connect();
    const { restaurant, call } = await seatThreeParties(sql, [rules]);
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
        maxCovers: rules.max_covers ?? null,
        maxParties: rules.max_parties ?? null,
      },
    );
  });
}

Deno.test("a table that a refused party asked for is free", async () => {
  await using sql = connect();
  const { restaurant, call } = await seatThreeParties(sql, [{ max_covers: 8 }]);
  await assertRefused(call, "CAPACITY_EXCEEDED");
  const couple = { party_size: 2, start_at: at("18:00") };
  const bookingId = await addBooking(sql, restaurant, couple);
  const { capacity } = await assign(sql, bookingId, [tableOf(restaurant, 3)]);
  assertEquals(capacity.covers, 8);
});
