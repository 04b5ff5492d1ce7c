import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import {
  addCapacityRule,
  type CapacityRuleOptions,
} from "../../../support/capacity_rule.ts";
import { connect } from "../../../support/database.ts";
import { at, FRIDAY, SATURDAY } from "../../../support/moment.ts";
import { assign } from "../../../support/rpc.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { assertViolates } from "../../../support/violation.ts";

/** A rule as the table below writes it; its limit identifies it. */
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

/** Rules, and the limit that they set for a dinner on Friday. */
const choices: [name: string, rules: Rule[], limit: number | null][] = [
  ["the only rule applies", [{ max: 10 }], 10],
  [
    "a rule for the period takes precedence over one for every period",
    [{ max: 10 }, { period: "Dinner", max: 20 }],
    20,
  ],
  [
    "a rule for the day takes precedence over one for the period",
    [{ period: "Dinner", max: 10 }, { day: FRIDAYS, max: 20 }],
    20,
  ],
  [
    "of the rules for the day, the one for the period applies",
    [{ day: FRIDAYS, max: 10 }, { day: FRIDAYS, period: "Dinner", max: 20 }],
    20,
  ],
  [
    "a rule with a date takes precedence over one for the day and the period",
    [{ day: FRIDAYS, period: "Dinner", max: 10 }, {
      from: FIRST_OF_JUNE,
      max: 20,
    }],
    20,
  ],
  [
    "of the rules with a date, the latest applies",
    [{ from: TENTH_OF_JUNE, max: 20 }, { from: FIRST_OF_JUNE, max: 10 }],
    20,
  ],
  [
    "a later date takes precedence over a more specific day and period",
    [
      { from: TENTH_OF_JUNE, max: 20 },
      { from: FIRST_OF_JUNE, day: FRIDAYS, period: "Dinner", max: 10 },
    ],
    20,
  ],
  [
    "of the rules with the same date, the one for the day applies",
    [
      { from: FIRST_OF_JUNE, max: 10 },
      { from: FIRST_OF_JUNE, period: "Dinner", max: 30 },
      { from: FIRST_OF_JUNE, day: FRIDAYS, max: 20 },
    ],
    20,
  ],
  [
    "a rule applies from its own date on",
    [{ max: 10 }, { from: FRIDAY, max: 20 }],
    20,
  ],
  [
    "a rule of the future does not apply yet",
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
    "a more specific rule without limits lifts the limits of the others",
    [{ max: 1 }, { period: "Dinner" }],
    null,
  ],
];

for (const [name, rules, limit] of choices) {
  Deno.test(`${name}, in whichever order they were written`, async () => {
    await using sql = connect();
    for (const inOrder of [rules, rules.toReversed()]) {
      assertEquals(await limitOfDinner(await createScene(sql), inOrder), limit);
    }
  });
}

/** The limit that a booking for Friday's dinner is subject to. */
async function limitOfDinner(
  { sql, restaurant, tables: { T1 } }: Scene,
  rules: readonly Rule[],
): Promise<number | null> {
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
  const start_at = at("18:00");
  const bookingId = await addBooking(sql, restaurant, { start_at });
  const { capacity } = await assign(sql, bookingId, [T1]);
  return capacity.maxCovers;
}

scene.test("a second rule for the same service cannot be stored, so that no two tie", async ({ sql, restaurant }) => {
  const service_period_id = await addServicePeriod(sql, restaurant, {
    start_time: "18:00",
    end_time: "22:00",
  });
  const services: CapacityRuleOptions[] = [
    {},
    { day_of_week: FRIDAYS },
    { service_period_id },
    { effective_date: FRIDAY },
    { service_period_id, day_of_week: FRIDAYS, effective_date: FRIDAY },
  ];
  for (const service of services) {
    await addCapacityRule(sql, restaurant, { ...service, max_covers: 10 });
    await assertViolates(
      () => addCapacityRule(sql, restaurant, { ...service, max_parties: 5 }),
      "a_service_has_one_rule",
    );
  }
});
