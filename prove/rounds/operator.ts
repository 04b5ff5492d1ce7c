import type { Database } from "../../support/database.ts";
import { switchGuard } from "../../support/guard_switch.ts";
import { readView } from "../../support/view.ts";
import type { Action, Reply } from "../search/history.ts";

/**
 * Does what operators and observers do, over the observer's connection. It
 * never rejects: what fails has an unknown outcome.
 */
export async function carryOut(
  sql: Database,
  restaurant: { readonly id: string },
  action: Exclude<Action, { body: unknown }>,
): Promise<Reply> {
  const nothing = { outcome: "done", replayed: false, body: {} } as const;
  try {
    if (action.act === "look") {
      return { ...nothing, body: await readView(sql, restaurant.id) };
    }
    if (action.act === "set switch") {
      await switchGuard(sql, restaurant, action.isOff ? "off" : "on");
    } else await changeRule(sql, restaurant, action);
    return nothing;
  } catch {
    // The fault of the round may have hit it, before or after its commit.
    return { outcome: "unknown" };
  }
}

/** Gives the only rule of the restaurant other limits. */
async function changeRule(
  sql: Database,
  { id }: { readonly id: string },
  { rules }: Extract<Action, { act: "set rules" }>,
): Promise<void> {
  const rule = rules.table === "present" ? rules.rules[0] : undefined;
  if (rule === undefined) throw new Error("Only limits can be changed");
  await sql`
    update restaurant_capacity_rules
    set max_covers = ${rule.maxCovers}, max_parties = ${rule.maxParties}
    where restaurant_id = ${id}`;
}
