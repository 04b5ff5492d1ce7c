import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { GUARD_SWITCH, switchGuard } from "../../../support/guard_switch.ts";
import { dateOf } from "./floor.ts";
import type { AddedRule } from "./model_state.ts";
import type { System } from "./system.ts";

/** Adds a capacity rule. */
export async function addRule(
  { sql, restaurantId, names }: System,
  rule: AddedRule,
): Promise<void> {
  const { period, dayOfWeek, effectiveDay, maxCovers, maxParties } = rule;
  await addCapacityRule(sql, { id: restaurantId }, {
    id: idOf(rule),
    ...(period === null ? {} : { service_period_id: names.idOf(period) }),
    ...(dayOfWeek === null ? {} : { day_of_week: dayOfWeek }),
    ...(effectiveDay === null ? {} : { effective_date: dateOf(effectiveDay) }),
    ...(maxCovers === null ? {} : { max_covers: maxCovers }),
    ...(maxParties === null ? {} : { max_parties: maxParties }),
  });
}

/** Deletes a capacity rule. */
export async function deleteRule(
  { sql, restaurantId }: System,
  rule: AddedRule,
): Promise<void> {
  await sql`
    delete from restaurant_capacity_rules
    where restaurant_id = ${restaurantId} and id = ${idOf(rule)}`;
}

/** Of rules that are alike the smallest id counts: the one added first. */
function idOf({ number }: AddedRule): string {
  return `00000000-0000-4000-8000-${`${number}`.padStart(12, "0")}`;
}

/** Turns the guard of the restaurant on or off, or takes the switch away. */
export async function setGuard(
  { sql, restaurantId }: System,
  value: "on" | "off" | null,
): Promise<void> {
  if (value !== null) {
    return await switchGuard(sql, { id: restaurantId }, value);
  }
  await sql`
    delete from allocator_settings
    where key = ${GUARD_SWITCH} and restaurant_id = ${restaurantId}`;
}
