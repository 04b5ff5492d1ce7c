/**
 * SQL as text: statements and house style, without a parser. What must stay as
 * it is (strings, function bodies, comments) is told from the code around it.
 *
 * @module
 */

/** A dollar-quoted string, a string, a quoted name, a comment, ";" or code. */
const TOKEN =
  /\$(\w*)\$.*?\$\1\$|[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|;|\w+|[^\w;]/gs;

/** Splits a script at the semicolons that end statements. */
export function splitStatements(script: string): string[] {
  const statements = [""];
  for (const [token] of script.matchAll(TOKEN)) {
    if (token === ";") statements.push("");
    else statements[statements.length - 1] += token;
  }
  return statements.map((text) => text.trim()).filter((text) => text !== "");
}

/**
 * Writes generated SQL as the project writes it: lower case, and names without
 * quotes unless PostgreSQL needs them.
 *
 * @param keywords The names that need quotes although they are lower case.
 */
export function inHouseStyle(
  sql: string,
  keywords: ReadonlySet<string>,
): string {
  return sql.replaceAll(TOKEN, (token) => {
    if (/^"[a-z_][a-z0-9_]*"$/.test(token)) {
      const name = token.slice(1, -1);
      return keywords.has(name) ? token : name;
    }
    return /^\w+$/.test(token) ? token.toLowerCase() : token;
  });
}

/** One line of code, to compare statements that are laid out differently. */
export function onOneLine(statement: string): string {
  return statement
    .replaceAll(TOKEN, (token) => token.startsWith("--") ? "" : token)
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Whether a string or a function body in it spans lines. */
export function hasMultilineLiteral(sql: string): boolean {
  return [...sql.matchAll(TOKEN)].some(([token]) =>
    token.length > 1 && token.includes("\n")
  );
}
