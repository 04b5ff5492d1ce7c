import {
  encodeId,
  type FactBase,
  type StableId,
} from "@supabase/pg-delta/core";
import type { Action } from "@supabase/pg-delta/plan";

/** The table that an environment may leave out. */
const TABLE = { schema: "public", name: "restaurant_capacity_rules" };

/** How the file names of its migrations end: whoever leaves it out omits them. */
export const RULES_SUFFIX = `_${TABLE.name}`;

/** Whether an action needs the table. */
export function concernsRules(action: Action): boolean {
  return [
    ...action.produces,
    ...action.consumes,
    ...action.destroys,
    ...action.releases,
  ].some(isOfRules);
}

function isOfRules(id: StableId): boolean {
  if ("target" in id) return isOfRules(id.target);
  if (!("schema" in id) || id.schema !== TABLE.schema) return false;
  return "table" in id
    ? id.table === TABLE.name
    : id.kind === "table" && id.name === TABLE.name;
}

/** Whether an action takes away something that others are about to drop. */
export function makesWayFor(
  others: Action[],
  migrated: FactBase,
): (action: Action) => boolean {
  const dropped = new Set(
    others.flatMap(({ destroys }) => destroys).map(encodeId),
  );
  return ({ destroys }) =>
    destroys.some((id) =>
      migrated.outgoingEdges(id).some(({ to }) => dropped.has(encodeId(to)))
    );
}

/** Wraps statements so that nothing happens where the table is absent. */
export function whereRulesExist(statements: string): string {
  return `\
-- Changes a table that an environment may leave out, this migration included. Without the table it does nothing.
do $migration$
begin
  if to_regclass('${TABLE.schema}.${TABLE.name}') is null then
    return;
  end if;

${statements}
end;
$migration$;
`;
}
