import { type Answer, rowsOf } from "./rows.ts";

/**
 * How many rows are asked for at once. PostgREST cuts a longer list without a
 * word, so this must not be more than `max_rows` in `supabase/config.toml`.
 */
export const PAGE_ROWS = 1000;

/**
 * Reads all rows of a query, page by page. The query needs an order that is
 * total, so that no row is on two pages. A row that moves between two pages
 * while they are read may be missing or doubled until the list is read again.
 *
 * @param readPage Reads the rows from one index to another, both included.
 * @throws {Error} If a page cannot be read; the cause is what PostgREST said.
 */
export async function allRowsOf<Row>(
  readPage: (first: number, last: number) => PromiseLike<Answer<Row[]>>,
  pageRows = PAGE_ROWS,
): Promise<Row[]> {
  const rows: Row[] = [];
  while (true) {
    const last = rows.length + pageRows - 1;
    const page = rowsOf(await readPage(rows.length, last));
    rows.push(...page);
    if (page.length < pageRows) return rows;
  }
}
