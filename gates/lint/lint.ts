import postgres from "postgres";
import { onOneLine } from "../sql_text.ts";
import { type Expression, expressionsOf } from "./expressions.ts";
import { lacksReturn } from "./missing_return.ts";
import { readRoutines, type Routine, type Variable } from "./routine.ts";
import { rowQueriesOf, viewOf } from "./rows.ts";
import { untypedIn, variablesOf } from "./variables.ts";

/** Enough of some SQL to find it. */
const MAX_EXCERPT = 80;

/**
 * Checks every function in PL/pgSQL without running it: that it ends with a
 * RETURN, and that PostgreSQL can prepare each piece of SQL in it and assign
 * what that gives.
 *
 * It asks of the functions what `supabase db lint` does. That needs the
 * extension plpgsql_check, which does not come with PostgreSQL from npm.
 *
 * @returns What is wrong, a line for each finding.
 */
export async function lint(databaseUrl: string): Promise<string[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`set search_path = ''`;
    const findings: string[] = [];
    for (const routine of await readRoutines(sql)) {
      const name = `${routine.schema}.${routine.name}`;
      if (lacksReturn(routine)) {
        findings.push(`${name} can end without a return`);
      }
      for (const complaint of await complaintsAbout(routine, sql)) {
        findings.push(`${name}, ${complaint}`);
      }
    }
    return findings;
  } finally {
    await sql.end();
  }
}

/** A trigger's rows have the columns of whichever table it is for. */
async function complaintsAbout(
  routine: Routine,
  sql: postgres.Sql,
): Promise<string[]> {
  if (routine.returns === "trigger") return [];
  await sql`begin`;
  try {
    return await untypedRows(routine, sql) ??
      await wrongExpressions(routine, sql);
  } finally {
    await sql`rollback`;
  }
}

/**
 * Makes a type for each variable of type record.
 *
 * @returns Those whose type cannot be made; undefined if there are none.
 */
async function untypedRows(
  routine: Routine,
  sql: postgres.Sql,
): Promise<string[] | undefined> {
  const queries = rowQueriesOf(routine);
  const others = variablesOf(routine).filter(({ name }) =>
    !queries.has(name) && !untypedIn(routine).includes(name)
  );
  for (const name of new Set([...untypedIn(routine), ...queries.keys()])) {
    const query = queries.get(name);
    const error = query && await errorOf(viewOf(name, query, others), sql);
    if (query !== undefined && !error) continue;
    const reason = error ? `: ${error.message}` : "";
    return [`variable ${name} needs the type of a row${reason}`];
  }
  return undefined;
}

async function wrongExpressions(
  routine: Routine,
  sql: postgres.Sql,
): Promise<string[]> {
  const variables = variablesOf(routine);
  const complaints: string[] = [];
  for (const expression of expressionsOf(routine)) {
    const definition = definitionOf(expression, routine, variables);
    const error = await errorOf(definition, sql);
    // The next one has the same name.
    await sql`rollback to before_definition`;
    if (error === undefined) continue;
    complaints.push(`line ${expression.line}: ${wordsOf(error, expression)}`);
  }
  return complaints;
}

/** A function of which PostgreSQL checks the body when it is created. */
function definitionOf(
  { sql, gives }: Expression,
  { name }: Routine,
  variables: Variable[],
): string {
  const parameters = variables.map(({ name, type }) => `"${name}" ${type}`);
  const columns = gives.map((type, index) => `"column ${index}" ${type}`);
  const returns = gives.length > 1
    ? `table (${columns})`
    : `setof ${gives[0] ?? "void"}`;
  return `create function pg_temp."${name}"(${parameters})
    returns ${returns} language sql as $lint$ ${sql} $lint$`;
}

/** Runs a definition and gives its error; undefined if there is none. */
async function errorOf(
  definition: string,
  sql: postgres.Sql,
): Promise<postgres.PostgresError | undefined> {
  await sql`savepoint before_definition`;
  try {
    await sql.unsafe(definition);
    return undefined;
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    await sql`rollback to before_definition`;
    return error;
  }
}

/** An error of the definition is one of what the expression has to give. */
function wordsOf(
  { code, message, detail }: postgres.PostgresError,
  { gives, sql }: Expression,
): string {
  const words = code === "42P13"
    ? `${gives.join(", ")} expected. ${detail}`
    : message;
  return `${words} In: ${onOneLine(sql).slice(0, MAX_EXCERPT)}`;
}
