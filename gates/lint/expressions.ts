import { contentsOf, type Node, open, type Routine } from "./routine.ts";
import { hasSubscript, isNull, isString, sqlOf } from "./sql.ts";
import { isUntyped, typeOf } from "./variables.ts";

/** A piece of SQL in a function. */
export interface Expression {
  /** Where it begins in the function's body. */
  line: number;
  /** A complete statement. */
  sql: string;
  /** The types of what it has to give; empty where anything will do. */
  gives: string[];
}

/** Everything in a function that PostgreSQL will run as SQL. */
export function expressionsOf(routine: Routine): Expression[] {
  return [
    ...routine.datums.flatMap((datum, number) =>
      initialValueOf(datum, number, routine)
    ),
    ...expressionsIn(routine.body, 0, routine),
  ];
}

function initialValueOf(
  datum: Node,
  number: number,
  routine: Routine,
): Expression[] {
  const [, { default_val: value, lineno }] = open(datum);
  if (value === undefined) return [];
  const expression = contentsOf(value);
  return [{
    line: Number(lineno),
    sql: sqlOf(expression),
    gives: isNull(expression) ? [] : [typeOf(number, routine)],
  }];
}

function* expressionsIn(
  node: Node,
  outerLine: number,
  routine: Routine,
): Iterable<Expression> {
  const [kind, contents] = open(node);
  const line = Number(contents.lineno ?? outerLine);
  for (const [name, value] of Object.entries(contents)) {
    for (const child of childrenIn(value)) {
      const [childKind, expression] = open(child);
      if (childKind !== "expr") yield* expressionsIn(child, line, routine);
      else {
        yield {
          line,
          sql: sqlOf(expression),
          gives: typesOf(kind, name, contents, expression, routine),
        };
      }
    }
  }
}

function childrenIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(childrenIn);
  const isNode = typeof value === "object" && value !== null &&
    Object.keys(value).every((key) => key.startsWith("PLpgSQL_"));
  return isNode ? [value as Node] : [];
}

/** What the expression that a statement has under a name has to give. */
function typesOf(
  kind: string,
  name: string,
  contents: Node,
  expression: Node,
  routine: Routine,
): string[] {
  if (name === "cond") return ["boolean"];
  if (isNull(expression)) return [];
  switch (kind) {
    case "stmt_assign":
      return typesOfTarget(Number(contents.varno ?? 0), expression, routine);
    case "stmt_return":
      return [routine.returns];
    case "stmt_return_query":
      return name === "query" && routine.returns !== "record"
        ? [routine.returns]
        : [];
    case "stmt_execsql":
      return targetsOf(contents.target, routine);
    default:
      return [];
  }
}

function typesOfTarget(
  number: number,
  expression: Node,
  routine: Routine,
): string[] {
  const target = routine.datums[number];
  const takesAnything = isString(expression) || hasSubscript(expression) ||
    target === undefined || isUntyped(target, routine);
  return takesAnything ? [] : [typeOf(number, routine)];
}

function targetsOf(target: unknown, routine: Routine): string[] {
  if (target === undefined) return [];
  const [kind, contents] = open(target as Node);
  if (kind === "rec") return [typeOf(Number(contents.dno ?? 0), routine)];
  if (kind !== "row") return [];
  return (contents.fields as { varno?: number }[])
    .map(({ varno = 0 }) => typeOf(varno, routine));
}
