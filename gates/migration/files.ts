import type { Script } from "./plan.ts";
import { hasMultilineLiteral } from "../sql_text.ts";
import { RULES_SUFFIX, whereRulesExist } from "./rules_table.ts";

/** A migration to be written. */
export interface MigrationFile {
  /** Its file name. */
  path: string;
  text: string;
}

/**
 * Makes a migration of each script, in their order and later than all others.
 *
 * @param present The file names of the migrations that exist.
 */
export function migrationFiles(
  name: string,
  scripts: Script[],
  present: string[],
  now: Date,
): MigrationFile[] {
  const latest = present.map(timeOf).reduce((a, b) => Math.max(a, b), 0);
  const first = Math.max(now.getTime(), latest + 1000);
  let ordinal = 0;
  return scripts.map(({ statements, isOfRules }, index) => {
    if (!isOfRules) ordinal++;
    const suffix = isOfRules ? RULES_SUFFIX : ordinal > 1 ? `_${ordinal}` : "";
    return {
      path: `${timestamp(first + index * 1000)}_${name}${suffix}.sql`,
      text: isOfRules
        ? whereRulesExist(layOut(statements.map(indent)))
        : `${layOut(statements)}\n`,
    };
  });
}

/** The moment in UTC that a migration's file name begins with. */
function timeOf(path: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_/.exec(path);
  if (match === null) return 0;
  const [year = 0, month = 1, ...rest] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, ...rest);
}

function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replaceAll(/\D/g, "").slice(
    0,
    14,
  );
}

/** Comments and rights stand together, everything else apart. */
function layOut(statements: string[]): string {
  return statements
    .map((statement, index) => {
      const before = statements[index - 1];
      const isApart = before !== undefined &&
        (verbOf(before) !== verbOf(statement) || verbOf(statement) === "other");
      return `${isApart ? "\n" : ""}${statement};`;
    })
    .join("\n");
}

function verbOf(statement: string): "comment" | "rights" | "other" {
  const [verb = ""] = statement.trimStart().split(/\s/, 1);
  if (verb === "comment") return verb;
  return verb === "grant" || verb === "revoke" ? "rights" : "other";
}

/** Leaves a text that spans lines as it is, for they would be part of it. */
function indent(statement: string): string {
  return hasMultilineLiteral(statement)
    ? statement
    : statement.replaceAll(/^(?=.)/gm, "  ");
}
