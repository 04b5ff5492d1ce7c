import { type Database, one } from "../../support/database.ts";

/** How large a table or an index is. */
export interface Size {
  readonly name: string;
  readonly isIndex: boolean;
  readonly rows: number;
  readonly bytes: number;
}

const RELATIONS = `
  select c.relname as name, c.relkind = 'i' as "isIndex",
    c.reltuples::float8 as rows, pg_relation_size(c.oid)::float8 as bytes
  from pg_class as c
  where c.relnamespace in ('public'::regnamespace, 'allocator'::regnamespace)
    and c.relkind in ('r', 'i')
  order by bytes desc`;

const DATABASE = `
  select pg_database_size(current_database())::float8 - coalesce((
    select sum(pg_total_relation_size(c.oid))
    from pg_class as c
    where c.relnamespace = 'market'::regnamespace and c.relkind = 'r'
  ), 0)::float8 as bytes`;

/** The bytes of the database, without the plan of the market. */
export async function sizeOfDatabase(sql: Database): Promise<number> {
  return one(await sql.unsafe<{ bytes: number }[]>(DATABASE)).bytes;
}

/** The tables and indexes that are at least a hundredth of the whole. */
export async function largestRelations(
  sql: Database,
  total: number,
): Promise<Size[]> {
  const sizes = await sql.unsafe<Size[]>(RELATIONS);
  return sizes.filter(({ bytes }) => bytes * 100 >= total);
}
