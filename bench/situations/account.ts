import pg from "pg";
import { SUPERUSER } from "../../stack/postgres/cluster.ts";
import { one } from "../../support/database.ts";
import type { Bench } from "./bench.ts";
import type { Item } from "./district.ts";
import { type Operation, perform } from "./operation.ts";
import { readPlan } from "./plan.ts";
import type { Session } from "./session.ts";

/** One statement within an operation; the numbers are per operation. */
export interface StatementAccount {
  readonly query: string;
  readonly calls: number;
  readonly milliseconds: number;
  /** Pages of 8 kB that were found in shared buffers, and that were not. */
  readonly buffersHit: number;
  readonly buffersRead: number;
  /** The nodes of its plan. */
  readonly nodes: readonly string[];
}

/** How an operation updates the rows of a table. */
export interface UpdateAccount {
  readonly table: string;
  readonly perOperation: number;
  /** Of the updates, those that left the indexes alone; 0 to 1. */
  readonly hotShare: number;
}

/** Where the time of an operation goes. */
export interface Account {
  readonly name: string;
  /** Slowest first: the call itself, which includes those within it. */
  readonly statements: readonly StatementAccount[];
  /** Written ahead by one operation with its commit. */
  readonly walBytes: number;
  readonly updates: readonly UpdateAccount[];
}

/** The nodes of each plan by the id of its query. */
type Plans = ReadonlyMap<string, readonly string[]>;

/**
 * Performs an operation for each item in a session that is looked at. The
 * first half only warms up and shows the plans: showing them takes time.
 */
export async function accountFor(
  bench: Bench,
  name: string,
  operation: Operation,
  items: readonly Item[],
): Promise<Account> {
  const session = new pg.Client(
    bench.server.urlOf(bench.database, SUPERUSER),
  );
  await session.connect();
  try {
    const half = Math.floor(items.length / 2);
    const plans = await showPlans(session, operation, items.slice(0, half));
    const counted = items.slice(half);
    return {
      name,
      ...await countCosts(bench, session, operation, counted, plans),
    };
  } finally {
    await session.end();
  }
}

async function showPlans(
  session: Session,
  operation: Operation,
  items: readonly Item[],
): Promise<Plans> {
  const plans = new Map<string, readonly string[]>();
  session.on("notice", ({ message }) => {
    const plan = readPlan(message ?? "");
    if (plan) plans.set(plan.queryId, plan.nodes);
  });
  await session.query(`
    load 'auto_explain';
    set auto_explain.log_min_duration = 0;
    set auto_explain.log_nested_statements = on;
    set auto_explain.log_format = json;
    set auto_explain.log_verbose = on;
    set auto_explain.log_level = notice;
    set role service_role`);
  for (const item of items) await perform(session, operation, item);
  await session.query("reset role; set auto_explain.log_min_duration = -1");
  return plans;
}

async function countCosts(
  bench: Bench,
  session: Session,
  operation: Operation,
  items: readonly Item[],
  plans: Plans,
): Promise<Omit<Account, "name">> {
  // Without the flush the server learns of the session's updates at its end.
  await session.query(`
    set pg_stat_statements.track = 'all';
    select pg_stat_force_next_flush();
    set role service_role`);
  await bench.sql`select extensions.pg_stat_statements_reset()`;
  const updatesBefore = await readUpdates(bench);
  const walBefore = await walPosition(bench);
  for (const item of items) await perform(session, operation, item);
  const walBytes = (await walPosition(bench) - walBefore) / items.length;
  await session.query("reset role; select pg_stat_force_next_flush()");
  return {
    statements: await readStatements(bench, items.length, plans),
    walBytes,
    updates: updatesSince(
      updatesBefore,
      await readUpdates(bench),
      items.length,
    ),
  };
}

async function walPosition({ sql }: Bench): Promise<number> {
  const { bytes } = one(
    await sql<{ bytes: number }[]>`
    select (pg_current_wal_insert_lsn() - '0/0')::float8 as bytes`,
  );
  return bytes;
}

async function readStatements(
  { sql }: Bench,
  operations: number,
  plans: Plans,
): Promise<StatementAccount[]> {
  const rows = await sql<{
    id: string;
    query: string;
    calls: number;
    milliseconds: number;
    hit: number;
    read: number;
  }[]>`
    select
      s.queryid::text as id,
      trim(regexp_replace(s.query, '(--[^\\n]*)?\\s+', ' ', 'g')) as query,
      sum(s.calls)::float8 as calls,
      sum(s.total_exec_time)::float8 as milliseconds,
      sum(s.shared_blks_hit)::float8 as hit,
      sum(s.shared_blks_read)::float8 as read
    from extensions.pg_stat_statements as s
    where s.dbid = (select oid from pg_database where datname = current_database())
      and s.query !~ '(pg_stat_|pg_current_wal_insert_lsn|^ *(re)?set )'
    group by s.queryid, s.query
    having sum(s.calls) >= ${operations}
    order by milliseconds desc`;
  return rows.map((row) => ({
    query: row.query,
    calls: row.calls / operations,
    milliseconds: row.milliseconds / operations,
    buffersHit: row.hit / operations,
    buffersRead: row.read / operations,
    nodes: plans.get(row.id) ?? [],
  }));
}

/** Updated rows by table, of which so many stayed in their page. */
type Updates = Map<string, { readonly all: number; readonly hot: number }>;

async function readUpdates({ sql }: Bench): Promise<Updates> {
  const rows = await sql<{ name: string; all: number; hot: number }[]>`
    select
      relname as name, n_tup_upd::float8 as all, n_tup_hot_upd::float8 as hot
    from pg_stat_user_tables
    where schemaname in ('public', 'allocator')
    order by relname`;
  return new Map(rows.map(({ name, all, hot }) => [name, { all, hot }]));
}

function updatesSince(
  before: Updates,
  after: Updates,
  operations: number,
): UpdateAccount[] {
  return [...after].flatMap(([table, { all, hot }]) => {
    const updates = all - (before.get(table)?.all ?? 0);
    if (updates === 0) return [];
    const hotUpdates = hot - (before.get(table)?.hot ?? 0);
    return [{
      table,
      perOperation: updates / operations,
      hotShare: hotUpdates / updates,
    }];
  });
}
