import { loadModule, parsePlPgSQLSync } from "libpg-query";
import type postgres from "postgres";

/** A node of the parse tree, such as `{ PLpgSQL_stmt_if: { lineno: 3 } }`. */
export type Node = { readonly [key: string]: unknown };

/** A function in PL/pgSQL. */
export interface Routine {
  schema: string;
  name: string;
  /** Its parameters, also those that it gives back. */
  parameters: Variable[];
  /** The type that it returns. */
  returns: string;
  /** Whether it may end without a RETURN: a set, void, or by parameters. */
  needsNoReturn: boolean;
  /** Everything that it declares, as the parser numbers it. */
  datums: Node[];
  /** Its outermost block. */
  body: Node;
}

/** A variable and its type. */
export interface Variable {
  name: string;
  type: string;
}

type Row = Omit<Routine, "datums" | "body"> & { definition: string };

/**
 * Reads and parses the functions in PL/pgSQL that the role has, on a
 * connection with an empty search path.
 */
export async function readRoutines(sql: postgres.Sql): Promise<Routine[]> {
  await loadModule();
  const rows = await sql<Row[]>`
    select
      n.nspname as schema,
      p.proname as name,
      pg_get_functiondef(p.oid) as definition,
      array(
        select jsonb_build_object('name', a.name, 'type', format_type(a.type, null))
        from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[]), p.proargnames)
          as a (type, name)
      ) as parameters,
      format_type(p.prorettype, null) as returns,
      p.proretset or p.prorettype = 'void'::regtype
        or coalesce(p.proargmodes && '{o,b}', false) as "needsNoReturn"
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    join pg_language as l on l.oid = p.prolang and l.lanname = 'plpgsql'
    where pg_get_userbyid(p.proowner) = current_user
    order by 1, 2`;
  return rows.map(({ definition, ...row }) => {
    const { datums, action } = parse(definition);
    return { ...row, datums, body: action };
  });
}

function parse(definition: string): { datums: Node[]; action: Node } {
  // The parser takes arrays of composite types for something that no function
  // can return.
  const readable = definition.replace(/^ RETURNS .*\[\]$/m, " RETURNS text[]");
  const tree = parsePlPgSQLSync(readable) as unknown as Node;
  const [routine] = nodesIn(tree, "plpgsql_funcs");
  if (routine === undefined) throw new Error(`No PL/pgSQL: ${definition}`);
  return contentsOf(routine) as { datums: Node[]; action: Node };
}

/** The kind of a node and what it has. */
export function open(node: Node): [kind: string, contents: Node] {
  const [kind = "", contents] = Object.entries(node)[0] ?? [];
  return [kind.replace(/^PLpgSQL_/, ""), contents as Node];
}

/** What a node has. */
export function contentsOf(node: unknown): Node {
  return open(node as Node)[1];
}

/** The nodes that a node has under a name. */
export function nodesIn(contents: Node, name: string): Node[] {
  return (contents[name] ?? []) as Node[];
}

/** What the nodes of some kind have that are in a node. */
export function* within(node: unknown, kind: string): Iterable<Node> {
  if (Array.isArray(node)) {
    for (const item of node) yield* within(item, kind);
  } else if (typeof node === "object" && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      if (key === `PLpgSQL_${kind}`) yield value as Node;
      yield* within(value, kind);
    }
  }
}
