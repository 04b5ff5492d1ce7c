import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import {
  addCapacityRule,
  type CapacityRuleOptions,
} from "../../../support/capacity_rule.ts";
import { connect } from "../../../support/database.ts";
import { at, FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addServicePeriod } from "../../../support/service_period.ts";

/** A rule as the table below writes it; the limit tells the rules apart. */
interface Rule {
  readonly period?: "Lunch" | "Dinner";
  readonly day?: number;
  readonly from?: string;
  readonly max?: number;
}

const FIRST_OF_JUNE = "2031-06-01";
const TENTH_OF_JUNE = "2031-06-10";
const FRIDAYS = 5;
const SATURDAYS = 6;

/** Rules, and the limit that a dinner on Friday has by them. */
const choices: [name: string, rules: Rule[], limit: number | null][] = [
  ["the only rule counts", [{ max: 10 }], 10],
  [
    "a rule for the period goes before one for every period",
    [{ max: 10 }, { period: "Dinner", max: 20 }],
    20,
  ],
  [
    "a rule for the day goes before one for the period",
    [{ period: "Dinner", max: 10 }, { day: FRIDAYS, max: 20 }],
    20,
  ],
  [
    "of the rules for the day the one for the period counts",
    [{ day: FRIDAYS, max: 10 }, { day: FRIDAYS, period: "Dinner", max: 20 }],
    20,
  ],
  [
    "a rule with a date goes before one for the day and the period",
    [{ day: FRIDAYS, period: "Dinner", max: 10 }, {
      from: FIRST_OF_JUNE,
      max: 20,
    }],
    20,
  ],
  [
    "of the rules with a date the latest counts",
    [{ from: TENTH_OF_JUNE, max: 20 }, { from: FIRST_OF_JUNE, max: 10 }],
    20,
  ],
  [
    "a later date goes before a nearer day and period",
    [
      { from: TENTH_OF_JUNE, max: 20 },
      { from: FIRST_OF_JUNE, day: FRIDAYS, period: "Dinner", max: 10 },
    ],
    20,
  ],
  [
    "of the rules with the same date the one for the day counts",
    [
      { from: FIRST_OF_JUNE, max: 10 },
      { from: FIRST_OF_JUNE, period: "Dinner", max: 30 },
      { from: FIRST_OF_JUNE, day: FRIDAYS, max: 20 },
    ],
    20,
  ],
  [
    "a rule counts from its very date",
    [{ max: 10 }, { from: FRIDAY, max: 20 }],
    20,
  ],
  [
    "a rule of the future does not count yet",
    [{ max: 10 }, { from: SATURDAY, max: 20 }],
    10,
  ],
  [
    "a rule of the future alone is no limit",
    [{ from: SATURDAY, max: 1 }],
    null,
  ],
  ["a rule for another day is no limit", [{ day: SATURDAYS, max: 1 }], null],
  [
    "a rule for another period is no limit",
    [{ period: "Lunch", max: 1 }],
    null,
  ],
  [
    "a nearer rule without limits lifts those of the others",
    [{ max: 1 }, { period: "Dinner" }],
    null,
  ],
];

for (const [name, rules, limit] of choices) {
  Deno.test(`${name}, in whichever order they were written`, async () => {
    await using sql = connect();
    for (const inOrder of [rules, rules.toReversed()]) {
      assertEquals(await limitOfDinner(sql, inOrder), limit);
    }
  });
}

/** The limit that a booking for Friday's dinner is told. */
async function limitOfDinner(
  sql: ReturnType<typeof connect>,
  rules: readonly Rule[],
): Promise<number | null> {
  const restaurant = await createRestaurant(sql);
  const add = (name: string, start_time: string, end_time: string) =>
    addServicePeriod(sql, restaurant, { name, start_time, end_time });
  const periods = {
    Lunch: await add("Lunch", "12:00", "15:00"),
    Dinner: await add("Dinner", "18:00", "22:00"),
  };
  for (const { period, day, from, max } of rules) {
    const rule: CapacityRuleOptions = {
      ...period && { service_period_id: periods[period] },
      ...day && { day_of_week: day },
      ...from && { effective_date: from },
      ...max && { max_covers: max },
    };
    await addCapacityRule(sql, restaurant, rule);
  }
  const bookingId = await addBooking(sql, restaurant, {
    start_at: at("18:00"),
  });
  const { capacity } = await assign(sql, bookingId, restaurant.tableIds);
  return capacity.maxCovers;
}

Deno.test("of rules that are alike it is always the same one", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const limits = new Map<string, number>();
  for (const max_covers of [10, 20, 30]) {
    const id = await addCapacityRule(sql, restaurant, { max_covers });
    limits.set(id, max_covers);
  }
  const bookingId = await addBooking(sql, restaurant);
  const { capacity } = await assign(sql, bookingId, restaurant.tableIds);
  const [first = ""] = [...limits.keys()].sort();
  assertEquals(capacity.maxCovers, limits.get(first));
});
