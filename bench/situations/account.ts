import pg from "pg";
import { one } from "../../support/database.ts";
import type { Bench } from "../bench.ts";
import type { Item } from "../district.ts";
import { type Operation, perform } from "../operation.ts";
import { urlOf } from "../server.ts";
import { textTable } from "../../support/text_table.ts";

/** How much of a query's text a table shows. */
const QUERY_LENGTH = 90;

/**
 * Performs an operation for each item in a session of its own and describes, in
 * Markdown, what PostgreSQL counts for each. Half of the items only warm up.
 */
export async function accountFor(
  bench: Bench,
  name: string,
  operation: Operation,
  items: readonly Item[],
): Promise<string> {
  const half = Math.floor(items.length / 2);
  const counted = items.slice(half);
  const session = new pg.Client(urlOf(bench.server, bench.database));
  await session.connect();
  try {
    await session.query(`
      set pg_stat_statements.track = 'all'; set role service_role`);
    for (const item of items.slice(0, half)) {
      await perform(session, operation, item);
    }
    // The server otherwise gets a session's counts some time later.
    const flush = "reset role; select pg_stat_force_next_flush()";
    await session.query(`${flush}; set role service_role`);
    await bench.sql`
      select extensions.pg_stat_statements_reset(), pg_stat_reset()`;
    const walBefore = await walPosition(bench);
    for (const item of counted) await perform(session, operation, item);
    const walBytes = await walPosition(bench) - walBefore;
    await session.query(flush);
    return [
      `### ${name}`,
      `${(walBytes / counted.length).toFixed(0)} bytes of WAL each.`,
      await updatesList(bench, counted.length),
      await statementsTable(bench, counted.length),
    ].join("\n\n");
  } finally {
    await session.end();
  }
}

async function walPosition({ sql }: Bench): Promise<number> {
  const { bytes } = one(
    await sql<{ bytes: number }[]>`
    select (pg_current_wal_insert_lsn() - '0/0')::float8 as bytes`,
  );
  return bytes;
}

/** How rows are updated: an update in place leaves the indexes alone. */
async function updatesList(
  { sql }: Bench,
  operations: number,
): Promise<string> {
  const tables = await sql<{ name: string; all: number; hot: number }[]>`
    select
      relname as name, n_tup_upd::float8 as all, n_tup_hot_upd::float8 as hot
    from pg_stat_user_tables
    where schemaname in ('public', 'allocator') and n_tup_upd > 0
    order by relname`;
  return tables.map(({ name, all, hot }) =>
    `- \`${name}\`: ${(all / operations).toFixed(2)} rows updated each, ` +
    `${(100 * hot / all).toFixed(1)} % of them in place (HOT)`
  ).join("\n");
}

/** Slowest first: the call itself, which includes the statements within it. */
async function statementsTable(
  { sql }: Bench,
  operations: number,
): Promise<string> {
  const rows = await sql<{ query: string; each: number[] }[]>`
    select
      trim(regexp_replace(s.query, '(--[^\\n]*)?\\s+', ' ', 'g')) as query,
      array[
        sum(s.calls), sum(s.total_exec_time),
        sum(s.shared_blks_hit), sum(s.shared_blks_read)
      ]::float8[] as each
    from extensions.pg_stat_statements as s
    where s.dbid = (select oid from pg_database where datname = current_database())
      and s.query !~ '(pg_stat_|pg_current_wal_insert_lsn|^ *(re)?set )'
    group by s.queryid, s.query
    having sum(s.calls) >= ${operations}
    order by sum(s.total_exec_time) desc`;
  const digits = [2, 3, 1, 1];
  return textTable(
    ["Statement", "Calls", "ms", "Buffers hit", "Read"],
    rows.map(({ query, each }) => [
      `\`${shorten(query)}\``,
      ...each.map((sum, index) => (sum / operations).toFixed(digits[index])),
    ]),
  );
}

function shorten(query: string): string {
  const text = query.replaceAll("`", "'");
  return text.length > QUERY_LENGTH
    ? `${text.slice(0, QUERY_LENGTH - 1)}…`
    : text;
}
