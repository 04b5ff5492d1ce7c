import type { Database } from "../../support/database.ts";
import { compare } from "../compare.ts";
import { readExpected } from "../expected.ts";
import { type Check, type Fault, findingsOf } from "../finding.ts";
import { readInventory, tableOf } from "../inventory.ts";
import { readApiSchemas } from "../api_settings.ts";

const OVERLOAD =
  "Rename or drop it (docs/deploy.md, Earlier functions): the API cannot choose between two functions of one name and answers PGRST203";
const ELSEWHERE =
  "Rename it, or take its schema off the API's path: whoever names the function without a schema may get this one";
const NOT_OURS =
  "Drop it, or move it to another schema: the schema allocator is for what the migrations make";

/** Looks for what others left under our names or in our schema. */
export const strangers: Check = {
  name: "strangers",
  look: async (sql) => {
    const expected = await readExpected();
    const ours = Object.keys(expected.function);
    const extra = compare(expected, await readInventory(sql))
      .filter(({ expected }) => expected === undefined);
    const inOurSchema = extra
      .filter(({ kind, name }) =>
        name.startsWith("allocator.") &&
        (kind === "table" || tableOf(kind, name) === undefined)
      )
      .map(({ kind, name }): Fault => ({
        what: "The schema allocator has something that is not ours",
        where: `${kind} ${name}`,
        todo: NOT_OURS,
      }));
    const overloads = extra
      .filter(({ kind, name }) =>
        kind === "function" && name.startsWith("public.") &&
        ours.some((known) => withoutArguments(known) === withoutArguments(name))
      )
      .map(({ name }): Fault => ({
        what: "A function has the name of one of ours and other parameters",
        where: `function ${name}`,
        todo: OVERLOAD,
      }));
    const elsewhere = await namesakes(sql, ours);
    return {
      findings: findingsOf([...inOurSchema, ...overloads, ...elsewhere]),
    };
  },
};

function withoutArguments(name: string): string {
  return name.slice(0, name.indexOf("("));
}

/** Functions of our names in other schemas that the API searches. */
async function namesakes(
  sql: Database,
  ours: readonly string[],
): Promise<Fault[]> {
  const names = ours
    .filter((name) => name.startsWith("public."))
    .map((name) => withoutArguments(name).slice("public.".length));
  const { exposed, searched } = await readApiSchemas(sql);
  const schemas = [...exposed, ...searched]
    .filter((schema) => schema !== "public" && schema !== "allocator");
  const rows = await sql<{ name: string }[]>`
    select format('%I.%I(%s)', n.nspname, p.proname,
      pg_get_function_identity_arguments(p.oid)) as name
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname = any (${schemas}::text[])
      and p.proname = any (${names}::text[])
    order by 1`;
  return rows.map(({ name }) => ({
    what: "Another schema on the API's path has a function of one of our names",
    where: `function ${name}`,
    todo: ELSEWHERE,
  }));
}
