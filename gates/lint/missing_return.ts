import {
  contentsOf,
  type Node,
  nodesIn,
  open,
  type Routine,
} from "./routine.ts";

/** PostgreSQL's level ERROR; what is raised below it does not end a function. */
const ERROR = 21;

/** Whether control can reach the end of a function that has to return. */
export function lacksReturn({ needsNoReturn, body }: Routine): boolean {
  return !needsNoReturn && !leaves(withoutAddedReturn(body));
}

/** The parser adds a RETURN, without a line, at the end of every function. */
function withoutAddedReturn(block: Node): Node {
  const [, contents] = open(block);
  const body = nodesIn(contents, "body")
    .filter((statement) => "lineno" in contentsOf(statement));
  return { PLpgSQL_stmt_block: { ...contents, body } };
}

function leaves(statement: Node | undefined): boolean {
  if (statement === undefined) return false;
  const [kind, contents] = open(statement);
  const allLeave = (...lists: Node[][]) =>
    lists.every((list) => leaves(list.at(-1)));
  switch (kind) {
    case "stmt_return":
      return true;
    case "stmt_raise":
      return Number(contents.elog_level) >= ERROR;
    case "stmt_block":
      return allLeave(nodesIn(contents, "body"), ...handlersOf(contents));
    case "stmt_if":
      return allLeave(
        nodesIn(contents, "then_body"),
        ...nodesIn(contents, "elsif_list").map(statementsOf),
        nodesIn(contents, "else_body"),
      );
    case "stmt_case":
      return allLeave(
        ...nodesIn(contents, "case_when_list").map(statementsOf),
        // Without ELSE, a case that is not listed raises.
        ...contents.have_else ? [nodesIn(contents, "else_stmts")] : [],
      );
    case "stmt_loop":
      return !JSON.stringify(contents).includes('"is_exit":true');
    default:
      return false;
  }
}

function statementsOf(branch: Node): Node[] {
  return nodesIn(contentsOf(branch), "stmts");
}

function handlersOf({ exceptions }: Node): Node[][] {
  if (exceptions === undefined) return [];
  return nodesIn(contentsOf(exceptions), "exc_list")
    .map((handler) => nodesIn(contentsOf(handler), "action"));
}
