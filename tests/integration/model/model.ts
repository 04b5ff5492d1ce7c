import type { Guard, Rule } from "../../../model/capacity.ts";
import { type Ids } from "../../../model/ids.ts";
import type { Request } from "../../../model/operations.ts";
import type { Restaurant } from "../../../model/restaurant.ts";
import { initialState, knownIds, type State } from "../../../model/state.ts";
import { renamed } from "../../../support/renamed.ts";
import { BOOKINGS, FIRST_RULE, RESTAURANT } from "./evening.ts";

/** A rule with the number that its id is made of. */
export type NumberedRule = Rule & { readonly number: number };

/** The model of one run, and what it remembers from step to step. */
export interface Model {
  restaurant: Restaurant;
  state: State;
  /** In the order in which they were added; deleted ones are gone. */
  rules: readonly NumberedRule[];
  isOff: boolean;
  /** The ids and moments that answers have shown, by the model's names. */
  ids: Ids;
  /** The actions of every booking's audit events, by the model's names. */
  readonly audit: Map<string, string[]>;
  /** The ids of what requests have made, by the names of evening.ts. */
  made: Readonly<Record<string, string>>;
  /** What every request was answered. */
  readonly answers: unknown[];
  /** The requests with a key, for replays. */
  readonly keyed: Request[];
  ruleCount: number;
}

/**
 * The model of a restaurant in which nothing has happened yet.
 *
 * @param ids What the database calls it, its tables and its bookings.
 */
export function createModel(ids: Readonly<Record<string, string>>): Model {
  const bookings = renamed(BOOKINGS, ids);
  return {
    restaurant: renamed(RESTAURANT, ids),
    state: initialState(bookings),
    rules: [{ ...FIRST_RULE, number: 0 }],
    isOff: false,
    ids: knownIds(bookings),
    audit: new Map(bookings.map(({ id }) => [id, ["created"]])),
    made: {},
    answers: [],
    keyed: [],
    ruleCount: 1,
  };
}

/** Whether a party or a block holds the table. */
export function isHeld({ state }: Model, tableId: string): boolean {
  return [...Object.values(state.bookings), ...Object.values(state.blocks)]
    .some(({ tableIds }) => tableIds.includes(tableId));
}

/** Whether there is a rule for the same period, day and date. */
export function ties({ rules }: Model, rule: Rule): boolean {
  const slotOf = ({ servicePeriodId, dayOfWeek, effectiveDate }: Rule) =>
    [servicePeriodId, dayOfWeek, effectiveDate].join();
  return rules.some((other) => slotOf(other) === slotOf(rule));
}

/** The guard as operators have left it. */
export function guardOf({ rules, isOff }: Model): Guard {
  return { rules: { table: "present", rules }, isOff };
}
