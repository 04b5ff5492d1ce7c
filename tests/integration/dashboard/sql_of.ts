/** The operators of PostgREST that the dashboard filters with. */
const OPERATORS: Record<string, string> = { eq: "=", gt: ">", lt: "<" };

/** The tables of a booking, joined as PostgREST joins what is embedded. */
const EMBEDDED = `
  left join lateral (
    select json_agg(held.tables) as assignments
    from table_assignments as a
    left join lateral (
      select json_agg(t.table_id) as tables
      from assigned_tables as t
      where t.assignment_id = a.id and t.restaurant_id = a.restaurant_id
        and t.during = a.during
    ) as held on true
    where a.booking_id = main.id and a.restaurant_id = main.restaurant_id
      and a.during = main.hold
  ) as embedded on true`;

/**
 * The query that PostgREST makes of an address.
 *
 * @throws {Error} If the address has an operator that this does not know.
 */
export function sqlOf(url: URL): string {
  const table = url.pathname.split("/").at(-1);
  const { select = "*", order, limit, offset, ...filters } = Object.groupBy(
    url.searchParams,
    ([name]) => name,
  );
  const [columns = ""] = valuesOf(select);
  const conditions = Object.entries(filters).flatMap(([column, found]) =>
    valuesOf(found).map((value) => conditionOf(`main.${column}`, value))
  );
  return `select *
    from ${table} as main ${
    columns.includes("table_assignments") ? EMBEDDED : ""
  }
    where ${conditions.join(" and ")}
    ${clause("order by", valuesOf(order).join().replaceAll(".", " "))}
    ${clause("limit", valuesOf(limit).join())}
    ${clause("offset", valuesOf(offset).join())}`;
}

function valuesOf(found: string | [string, string][] | undefined): string[] {
  return Array.isArray(found) ? found.map(([, value]) => value) : [];
}

function clause(keyword: string, value: string): string {
  return value === "" ? "" : `${keyword} ${value}`;
}

function conditionOf(column: string, filter: string): string {
  const dot = filter.indexOf(".");
  const [operator, value] = [filter.slice(0, dot), filter.slice(dot + 1)];
  if (operator === "in") {
    const values = value.slice(1, -1).split(",").map(literal);
    return `${column} in (${values})`;
  }
  const sql = OPERATORS[operator];
  if (sql === undefined) throw new Error(`Unknown operator in "${filter}"`);
  return `${column} ${sql} ${literal(value)}`;
}

function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
