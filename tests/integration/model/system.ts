import postgres from "postgres";
import type { Request } from "../../../model/operations.ts";
import { callRpc } from "../../../support/call_rpc.ts";
import type { Database } from "../../../support/database.ts";
import { GUARD_SWITCH, switchGuard } from "../../../support/guard_switch.ts";
import {
  addModelledRule,
  createModelled,
} from "../../../support/modelled_restaurant.ts";
import { reasonOf } from "../../../support/reasons.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { BOOKINGS, NO_BOOKING, RESTAURANT, STRANGE_TABLE } from "./evening.ts";
import type { NumberedRule } from "./model.ts";

/** The restaurant of one run in the database. */
export interface System {
  readonly sql: Database;
  readonly restaurant: { readonly id: string };
  /** What the database calls the names of evening.ts. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Creates the restaurant, without capacity rules. */
export async function createSystem(sql: Database): Promise<System> {
  const ids = await createModelled(sql, RESTAURANT, BOOKINGS);
  const stranger = await createRestaurant(sql, { seats: [4] });
  return {
    sql,
    restaurant: { id: ids[RESTAURANT.id] ?? "" },
    ids: {
      ...ids,
      [STRANGE_TABLE]: stranger.tableIds[0] ?? "",
      [NO_BOOKING]: crypto.randomUUID(),
    },
  };
}

/** Sends a request; a refusal is an answer, a failure is none. */
export async function ask({ sql }: System, request: Request): Promise<unknown> {
  try {
    return await callRpc(sql, request);
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    const reason = reasonOf(error.code);
    if (reason === undefined) throw error;
    return { reason, details: JSON.parse(error.detail ?? "null") };
  }
}

/** Adds a capacity rule. */
export async function addRule(
  { sql, restaurant }: System,
  rule: NumberedRule,
): Promise<void> {
  await addModelledRule(sql, restaurant, rule, idOf(rule));
}

/** Deletes a capacity rule. */
export async function deleteRule(
  { sql, restaurant }: System,
  rule: NumberedRule,
): Promise<void> {
  await sql`
    delete from restaurant_capacity_rules
    where restaurant_id = ${restaurant.id} and id = ${idOf(rule)}`;
}

/** Of rules that tie the smallest id counts: the one that was added first. */
function idOf({ number }: NumberedRule): string {
  return `00000000-0000-4000-8000-${`${number}`.padStart(12, "0")}`;
}

/** Turns the guard of the restaurant on or off, or takes the switch away. */
export async function setSwitch(
  { sql, restaurant }: System,
  value: "on" | "off" | null,
): Promise<void> {
  if (value !== null) return await switchGuard(sql, restaurant, value);
  await sql`
    delete from allocator_settings
    where key = ${GUARD_SWITCH} and restaurant_id = ${restaurant.id}`;
}

/** Reads the actions in the audit of every booking that has any. */
export async function readAudit(
  { sql, restaurant }: System,
): Promise<Record<string, string[]>> {
  const rows = await sql<{ id: string; actions: string[] }[]>`
    select booking_id as id, array_agg(action::text order by e.id) as actions
    from assignment_events as e
    where restaurant_id = ${restaurant.id} group by booking_id`;
  return Object.fromEntries(rows.map(({ id, actions }) => [id, actions]));
}
