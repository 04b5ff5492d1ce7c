import type { Node } from "./routine.ts";

/** From this mode of the parser on, an expression begins with a target. */
const ASSIGNMENT = 3;

/** Makes a statement of what the parser found. */
export function sqlOf(expression: Node): string {
  const value = valueOf(expression);
  return isStatement(expression) ? value : `select ${value}`;
}

/** An expression without the target that it is assigned to. */
export function valueOf({ query, parseMode }: Node): string {
  const text = String(query);
  return Number(parseMode ?? 0) < ASSIGNMENT
    ? text
    : text.replace(/^.*?:?=\s*/s, "");
}

function isStatement({ parseMode }: Node): boolean {
  return Number(parseMode ?? 0) === 0;
}

/** Whether it is a string; an assignment gives one the type of its target. */
export function isString(expression: Node): boolean {
  return /^'(?:[^']|'')*'$/.test(valueOf(expression).trim());
}

export function isNull(expression: Node): boolean {
  return valueOf(expression).trim().toLowerCase() === "null";
}

/** Whether it is assigned to an element of an array. */
export function hasSubscript({ query }: Node): boolean {
  return /^[\w.]+\[/.test(String(query));
}
