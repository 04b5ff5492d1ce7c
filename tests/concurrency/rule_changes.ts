import { addBooking } from "../../support/booking.ts";
import { addCapacityRule, changeLimits } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { at, FRIDAY } from "../../support/moment.ts";
import type { Restaurant } from "../../support/restaurant.ts";
import type { Scene } from "../../support/scene.ts";
import { addServicePeriod } from "../../support/service_period.ts";

type Step = (sql: Database, restaurant: Restaurant) => Promise<unknown>;

/** A change of what the capacity guard decides by. */
export interface RuleChange {
  readonly name: string;
  /** What there is before the change. */
  readonly prepare: Step;
  readonly apply: Step;
  /** How the second of two parties of four ends before the change. */
  readonly before: "00000" | "TA102";
  /** How it ends after the change. */
  readonly after: "00000" | "TA102";
}

/** Limits one service, in the local time of Berlin; the parties come at 21:00. */
async function limitService(
  sql: Database,
  restaurant: Restaurant,
  start_time: string,
  end_time: string,
): Promise<void> {
  const service_period_id = await addServicePeriod(sql, restaurant, {
    start_time,
    end_time,
  });
  await addCapacityRule(sql, restaurant, { service_period_id, max_covers: 4 });
}

const limit = (max_covers: number): Step => (sql, restaurant) =>
  addCapacityRule(sql, restaurant, { max_covers });

const service = (start: string, end: string): Step => (sql, restaurant) =>
  limitService(sql, restaurant, start, end);

/** One change of every kind, and of some that refuse and some that allow. */
export const ruleChanges: readonly RuleChange[] = [
  {
    name: "a limit is added",
    prepare: async () => {},
    apply: limit(4),
    before: "00000",
    after: "TA102",
  },
  {
    name: "a limit is lowered",
    prepare: limit(8),
    apply: (sql, restaurant) =>
      changeLimits(sql, restaurant, { max_covers: 7 }),
    before: "00000",
    after: "TA102",
  },
  {
    name: "a limit is raised",
    prepare: limit(4),
    apply: (sql, restaurant) =>
      changeLimits(sql, restaurant, { max_covers: 8 }),
    before: "TA102",
    after: "00000",
  },
  {
    name: "a limit gives way to a stricter one for the date",
    prepare: limit(8),
    apply: (sql, restaurant) =>
      addCapacityRule(sql, restaurant, {
        effective_date: FRIDAY,
        max_covers: 6,
      }),
    before: "00000",
    after: "TA102",
  },
  {
    name: "a limit is deleted",
    prepare: limit(4),
    apply: (sql, { id }) =>
      sql`delete from restaurant_capacity_rules where restaurant_id = ${id}`,
    before: "TA102",
    after: "00000",
  },
  {
    name: "a limited service is extended to the parties",
    prepare: service("18:00", "20:00"),
    apply: (sql, { id }) =>
      sql`
      update service_periods set end_time = '23:00'
      where restaurant_id = ${id}`,
    before: "00000",
    after: "TA102",
  },
  {
    name: "a limited service is deleted",
    prepare: service("18:00", "23:00"),
    apply: (sql, { id }) =>
      sql`delete from service_periods where restaurant_id = ${id}`,
    before: "TA102",
    after: "00000",
  },
  {
    name: "the clocks are set so that the parties come at noon",
    prepare: service("12:00", "16:00"),
    apply: (sql, { id }) =>
      sql`
      update restaurants set timezone = 'America/Chicago' where id = ${id}`,
    before: "00000",
    after: "TA102",
  },
];

/** Two parties of four for the same time. */
export async function addParties({ sql, restaurant }: Scene) {
  const options = { start_at: at("19:00") };
  return {
    early: await addBooking(sql, restaurant, options),
    late: await addBooking(sql, restaurant, options),
  };
}
