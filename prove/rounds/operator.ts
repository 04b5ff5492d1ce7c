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
  const done = (body = {}): Reply => ({
    outcome: "done",
    replayed: false,
    body,
  });
  const { id } = restaurant;
  try {
    switch (action.act) {
      case "look":
        return done(await readView(sql, id));
      case "set switch":
        await switchGuard(sql, restaurant, action.isOff ? "off" : "on");
        break;
      case "set rules":
        await changeRule(sql, restaurant, action);
        break;
      case "move periods":
        await sql`
          update service_periods set start_time = make_time(${
          action.start / 60
        }, 0, 0)
          where restaurant_id = ${id}`;
        break;
      case "delete table": {
        const deleted = sql`
          delete from dining_tables
          where restaurant_id = ${id} and id = ${action.tableId}`;
        return done({ isDeleted: await rowsChanged(deleted) !== null });
      }
      case "delete restaurant":
        await sql`delete from restaurants where id = ${id}`;
        break;
      case "tamper":
        if (!await rowsChanged(tamper(sql, id, action))) break;
        return { outcome: "unknown", flaw: "no refusal" };
    }
    return done();
  } catch {
    // The fault of the round may have hit it, before or after its commit.
    return { outcome: "unknown" };
  }
}

/** Changes what nobody may change, in one row: more could deadlock. */
function tamper(
  sql: Database,
  restaurantId: string,
  { table, set }: Extract<Action, { act: "tamper" }>,
) {
  const key = table === "restaurants" ? "id" : "restaurant_id";
  return sql.unsafe(
    `update ${table} set ${set}
    where ctid = (select ctid from ${table} where ${key} = $1 limit 1)`,
    [restaurantId],
  );
}

/** How many rows a statement changes; null when a constraint refuses it. */
async function rowsChanged(
  statement: PromiseLike<{ readonly count: number }>,
): Promise<number | null> {
  try {
    return (await statement).count;
  } catch (error) {
    const { code } = error as { code?: string };
    if (!code?.startsWith("23")) throw error;
    return null;
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
