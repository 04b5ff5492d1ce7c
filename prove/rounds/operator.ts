import type { Database } from "../../support/database.ts";
import { switchGuard } from "../../support/guard_switch.ts";
import { readView } from "../../support/view.ts";
import type { Action, OperatorChange, Reply } from "../search/history.ts";

/** What a change does as a statement; $1 is the restaurant. */
function statementOf(
  change: Exclude<OperatorChange, { act: "set switch" }>,
): string {
  switch (change.act) {
    case "set rules": {
      const { rules } = change;
      const rule = rules.table === "present" ? rules.rules[0] : undefined;
      if (rule === undefined) throw new Error("Only limits can be changed");
      return `update restaurant_capacity_rules set max_covers =
        ${rule.maxCovers}, max_parties = ${rule.maxParties}
        where restaurant_id = $1`;
    }
    case "move periods":
      return `update service_periods
        set start_time = make_time(${change.start / 60}, 0, 0)
        where restaurant_id = $1`;
    case "delete table":
      return `delete from dining_tables
        where restaurant_id = $1 and id = '${change.tableId}'`;
    case "delete restaurant":
      return "delete from restaurants where id = $1";
    case "tamper": {
      const [table, set, where = "true"] = change.update;
      // One row: statements that lock several could deadlock with calls.
      const key = table === "restaurants" ? "id" : "restaurant_id";
      return `update ${table} set ${set} where ctid =
        (select ctid from ${table}
          where ${key} = $1 and ${where} limit 1)`;
    }
  }
}

/**
 * Does what operators and observers do, over the observer's connection. It
 * never rejects: what fails has an unknown outcome.
 */
export async function carryOut(
  sql: Database,
  { id }: { readonly id: string },
  action: Exclude<Action, { body: unknown }>,
): Promise<Reply> {
  const done = { outcome: "done", replayed: false } as const;
  try {
    if (action.act === "look") {
      return { ...done, body: { ...await readView(sql, id) } };
    }
    if (action.act === "set switch") {
      await switchGuard(sql, { id }, action.isOff ? "off" : "on");
      return { ...done, body: {} };
    }
    const rows = await rowsChanged(sql.unsafe(statementOf(action), [id]));
    return action.act === "tamper" && rows
      ? { outcome: "unknown", flaw: "no refusal" }
      : { ...done, body: { isRefused: rows === null } };
  } catch {
    // The fault of the round may have hit it, before or after its commit.
    return { outcome: "unknown" };
  }
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
