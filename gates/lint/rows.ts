import {
  contentsOf,
  type Node,
  type Routine,
  type Variable,
  within,
} from "./routine.ts";
import { valueOf } from "./sql.ts";
import { isUntyped } from "./variables.ts";

/**
 * Finds where the variables get their type from whose declaration names none:
 * records, and the one that `case … when` compares with.
 *
 * @returns A query for each of them, by the variable's name.
 */
export function rowQueriesOf(routine: Routine): Map<string, string> {
  const queries = new Map<string, string>();
  const note = (record: unknown, query: string) => {
    const name = String(contentsOf(record).refname);
    if (isUntyped(record as Node, routine) && !queries.has(name)) {
      queries.set(name, query);
    }
  };
  for (const loop of within(routine.body, "stmt_fors")) {
    note(loop.var, valueOf(contentsOf(loop.query)));
  }
  for (const { target, sqlstmt } of within(routine.body, "stmt_execsql")) {
    if (target !== undefined) note(target, valueOf(contentsOf(sqlstmt)));
  }
  for (const { varno, expr } of within(routine.body, "stmt_assign")) {
    const value = valueOf(contentsOf(expr));
    const target = routine.datums[Number(varno ?? 0)];
    note(target, `select (${value}).*`);
  }
  for (const { t_varno, t_expr } of within(routine.body, "stmt_case")) {
    if (t_expr === undefined) continue;
    const { refname } = contentsOf(routine.datums[Number(t_varno)]);
    const value = valueOf(contentsOf(t_expr));
    queries.set(String(refname), `select (${value}) as value`);
  }
  return queries;
}

/** A view with the columns of a query that may name some variables. */
export function viewOf(
  name: string,
  query: string,
  variables: Variable[],
): string {
  const scope = variables.map(({ name, type }) =>
    type.endsWith("[]")
      ? `(select null::${type} as "${name}") as "${name}"`
      : `unnest(array[null::${type}]) as "${name}"`
  );
  const sources = [...scope, `lateral (${query}) as source`].join(", ");
  return `create temporary view "${name}" as select source.* from ${sources}`;
}
