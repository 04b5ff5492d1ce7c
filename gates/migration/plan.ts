import type { FactBase, StableId } from "@supabase/pg-delta/core";
import { type Action, plan } from "@supabase/pg-delta/plan";
import { BOOKKEEPING } from "../schema_drift.ts";
import { concernsRules, makesWayFor } from "./rules_table.ts";
import { isAboutRights, type Wording } from "./wording.ts";

/** Statements that run in one transaction. */
export interface Script {
  statements: string[];
  /** Whether they change the table that an environment may leave out. */
  isOfRules: boolean;
}

/** What leads from one schema to another. */
export interface MigrationPlan {
  scripts: Script[];
  /** The statements that throw data away. */
  losses: string[];
}

/** Everything belongs to the role that applies the migrations anyway. */
const OWNERSHIP = /\bOWNER TO "postgres"$/;

/**
 * Plans the way from what the migrations have made to what the schema files
 * make.
 */
export function planMigration(
  migrated: FactBase,
  declared: FactBase,
  wording: Wording,
): MigrationPlan {
  const { actions } = plan(migrated, declared, {
    policy: {
      id: "project",
      filter: [{ match: { schema: BOOKKEEPING }, action: "exclude" }],
    },
  });
  const changes = actions.filter(({ sql }) => !OWNERSHIP.test(sql));
  const ofRules = changes.filter(concernsRules);
  const others = changes.filter((change) => !concernsRules(change));
  const isEarly = makesWayFor(others, migrated);
  const script = (isOfRules: boolean) => (group: Action[]): Script => ({
    statements: statementsOf(group, wording),
    isOfRules,
  });
  return {
    scripts: [
      ...[ofRules.filter(isEarly)].map(script(true)),
      ...transactionsOf(others).map(script(false)),
      ...[ofRules.filter((change) => !isEarly(change))].map(script(true)),
    ].filter(({ statements }) => statements.length > 0),
    losses: changes
      .filter(({ dataLoss }) => dataLoss === "destructive")
      .map((change) => wording.statementOf(change)),
  };
}

/** A new value of an enum cannot be used before its transaction has ended. */
function transactionsOf(actions: Action[]): Action[][] {
  const transactions: Action[][] = [[]];
  for (const action of actions) {
    if (action.newSegmentBefore) transactions.push([]);
    transactions.at(-1)?.push(action);
  }
  return transactions;
}

/** Rights come last: their objects exist by then. */
function statementsOf(actions: Action[], wording: Wording): string[] {
  const changes = actions
    .filter((action) => !isAboutRights(action))
    .map((action) => wording.statementOf(action));
  const rights = actions.flatMap((action) => {
    const declared = subjectsOf(action).flatMap((id) => wording.rightsOf(id));
    return declared.length === 0 && isAboutRights(action)
      ? [wording.statementOf(action)]
      : declared;
  });
  return [...changes, ...new Set(rights)];
}

/** The objects whose rights an action sets, or that it creates. */
function subjectsOf(action: Action): StableId[] {
  const ids = isAboutRights(action)
    ? [...action.produces, ...action.consumes]
    : action.produces;
  return ids.map((id) => id.kind === "acl" ? id.target : id);
}
