import postgres from "postgres";
import type { Table } from "../../../model/restaurant.ts";
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
import {
  BOOKINGS,
  NEW_BLOCKS,
  NEW_BOOKINGS,
  NO_BOOKING,
  RESTAURANT,
  STRANGE_TABLE,
} from "./evening.ts";
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
      ...Object.fromEntries(
        [NO_BOOKING, ...NEW_BOOKINGS, ...NEW_BLOCKS]
          .map((name) => [name, crypto.randomUUID()]),
      ),
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

/** Adds a capacity rule; returns false when there is one for the same. */
export function addRule(
  { sql, restaurant }: System,
  rule: NumberedRule,
): Promise<boolean> {
  return unlessRefused(
    "23505",
    addModelledRule(sql, restaurant, rule, idOf(rule)),
  );
}

/** Changes a table as an operator would. */
export async function changeTable(
  { sql, restaurant }: System,
  id: string,
  change: Partial<Pick<Table, "seats" | "isActive">>,
): Promise<void> {
  const { seats = null, isActive = null } = change;
  await sql`
    update dining_tables
    set seats = coalesce(${seats}, seats),
      is_active = coalesce(${isActive}, is_active)
    where restaurant_id = ${restaurant.id} and id = ${id}`;
}

/** Deletes a table; returns false when it is held. */
export function deleteTable(
  { sql, restaurant }: System,
  id: string,
): Promise<boolean> {
  return unlessRefused(
    "23503",
    sql`
      delete from dining_tables
      where restaurant_id = ${restaurant.id} and id = ${id}`,
  );
}

async function unlessRefused(
  sqlstate: string,
  change: Promise<unknown>,
): Promise<boolean> {
  try {
    await change;
    return true;
  } catch (error) {
    const { code } = error as postgres.PostgresError;
    if (code !== sqlstate) throw error;
    return false;
  }
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

/** A UUID that is made of the rule's number. */
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

/** Under this name the audit of all blocks is read. */
export const BLOCKS = "blocks";

/** Reads the actions in the audit of every booking that has any, and of blocks. */
export async function readAudit(
  { sql, restaurant }: System,
): Promise<Record<string, string[]>> {
  const rows = await sql<{ id: string; actions: string[] }[]>`
    select coalesce(booking_id::text, ${BLOCKS}) as id,
      array_agg(action::text order by e.id) as actions
    from assignment_events as e
    where restaurant_id = ${restaurant.id}
      and (booking_id is not null or action in ('blocked', 'unblocked'))
    group by booking_id`;
  return Object.fromEntries(rows.map(({ id, actions }) => [id, actions]));
}
