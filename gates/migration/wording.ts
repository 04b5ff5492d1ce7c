import type { FactBase, StableId } from "@supabase/pg-delta/core";
import type { Action } from "@supabase/pg-delta/plan";
import { formatSqlStatements } from "@supabase/pg-delta/sql-format";
import type { SchemaFile } from "../schema_files.ts";
import { inHouseStyle, onOneLine } from "../sql_text.ts";
import { openingsOf } from "./openings.ts";

/** The line width of the project's SQL. */
const MAX_WIDTH = 120;

const RIGHTS = /^(grant|revoke)\b/i;

/**
 * Words changes of the schema as the schema files do: whatever one of them
 * says in a statement of its own, with its comments and line breaks, a
 * migration says in the same words.
 */
export class Wording {
  readonly #files: SchemaFile[];
  readonly #migrated: FactBase;
  readonly #keywords: ReadonlySet<string>;

  /**
   * @param migrated What the migrations have made so far.
   * @param keywords The names that PostgreSQL wants in quotes.
   */
  constructor(
    files: SchemaFile[],
    migrated: FactBase,
    keywords: ReadonlySet<string>,
  ) {
    this.#files = files;
    this.#migrated = migrated;
    this.#keywords = keywords;
  }

  /** The statement that carries out an action. */
  statementOf(action: Action): string {
    const declared = subjectsOf(action)
      .map((id) => this.#declarationOf(id)?.statement)
      .find((statement) => statement !== undefined);
    return declared ?? this.#format(action.sql);
  }

  /**
   * The grants and revokes of a table, function or schema, all that its schema
   * file has: they start from nothing, whatever an environment grants by
   * default.
   */
  rightsOf(id: StableId): string[] {
    if (!hasRights(id)) return [];
    const name = "schema" in id ? `${id.schema}.${id.name}` : id.name;
    const { statements = [] } = this.#declarationOf(id)?.file ?? {};
    return statements.filter((statement) =>
      RIGHTS.test(onOneLine(statement)) && statement.includes(name)
    );
  }

  #declarationOf(
    id: StableId,
  ): { file: SchemaFile; statement: string } | undefined {
    const openings = openingsOf(id);
    for (const file of this.#files) {
      for (const statement of file.statements) {
        const line = onOneLine(statement);
        if (!openings.some((opening) => line.startsWith(opening))) continue;
        return { file, statement: this.#asReplacement(id, statement) };
      }
    }
    return undefined;
  }

  #asReplacement(id: StableId, statement: string): string {
    return this.#migrated.has(id)
      ? statement.replace(/^create function/m, "create or replace function")
      : statement;
  }

  #format(sql: string): string {
    const [formatted = ""] = formatSqlStatements([sql], {
      maxWidth: MAX_WIDTH,
      alignColumns: false,
      alignKeyValues: false,
    });
    return inHouseStyle(formatted.replace(/;$/, ""), this.#keywords);
  }
}

/** Whether an action changes who may do what. */
export function isAboutRights({ sql }: Action): boolean {
  return RIGHTS.test(sql);
}

/** What an action is about, if a schema file may have a statement for it. */
function subjectsOf({ sql, produces, consumes }: Action): StableId[] {
  const ids = [...produces, ...consumes];
  if (/^comment\b/i.test(sql)) {
    return ids.filter(({ kind }) => kind === "comment");
  }
  const replaced = /^create or replace function (.+?)\(/i.exec(sql)?.[1];
  if (replaced !== undefined) {
    return ids.filter((id) =>
      id.kind === "function" && `${id.schema}.${id.name}` === replaced
    );
  }
  // Tables and types are made in steps: a foreign key may have to wait.
  return /^create (?!table|type)/i.test(sql) ? produces : [];
}

/** Whether it is something that the schema files grant rights on. */
function hasRights(
  id: StableId,
): id is StableId & { kind: "function" | "table" | "schema"; name: string } {
  return ["function", "table", "schema"].includes(id.kind);
}
