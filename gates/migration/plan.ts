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
  const others = changes.filter(not(concernsRules));
  const isEarly = makesWayFor(others, migrated);
  const groups = [
    { isOfRules: true, actions: ofRules.filter(isEarly) },
    { isOfRules: false, actions: others.filter(addsValue) },
    { isOfRules: false, actions: others.filter(not(addsValue)) },
    { isOfRules: true, actions: ofRules.filter(not(isEarly)) },
  ];
  return {
    scripts: groups
      .filter(({ actions }) => actions.length > 0)
      .map(({ isOfRules, actions }) => ({
        isOfRules,
        statements: statementsOf(actions, wording),
      })),
    losses: changes
      .filter(({ dataLoss }) => dataLoss === "destructive")
      .map((change) => wording.statementOf(change)),
  };
}

/** A value of an enum can be used once its transaction has ended. */
function addsValue({ transactionality }: Action): boolean {
  return transactionality === "commitBoundaryAfter";
}

function not(test: (action: Action) => boolean): typeof test {
  return (action) => !test(action);
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
