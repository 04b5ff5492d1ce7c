import type { Database } from "../../support/database.ts";

/** A foreign key, and a query for rows that refer to nothing. */
interface ForeignKey {
  readonly name: string;
  readonly query: string;
}

/** Composite keys here have no nullable column but one, which may be null. */
const FOREIGN_KEYS = `
  select format('%s (%s)', k.conrelid::regclass, string_agg(a.attname, ', '))
      as name,
    format(
      'select from %s as a where %s and not exists (select from %s as b where %s) limit 1',
      k.conrelid::regclass,
      string_agg(format('a.%I is not null', a.attname), ' and '),
      k.confrelid::regclass,
      string_agg(format('b.%I = a.%I', b.attname, a.attname), ' and ')
    ) as query
  from pg_constraint as k
  cross join unnest(k.conkey, k.confkey) as c (referring, referred)
  join pg_attribute as a
    on a.attrelid = k.conrelid and a.attnum = c.referring
  join pg_attribute as b
    on b.attrelid = k.confrelid and b.attnum = c.referred
  where k.contype = 'f' and k.connamespace = 'public'::regnamespace
  group by k.oid, k.conrelid, k.confrelid
  order by name`;

/**
 * Looks for rows that break a foreign key, in every table.
 *
 * @returns The foreign keys that are broken, and how many there are.
 */
export async function checkForeignKeys(
  sql: Database,
): Promise<{ broken: string[]; checked: number }> {
  const keys = await sql.unsafe<ForeignKey[]>(FOREIGN_KEYS);
  const broken: string[] = [];
  for (const { name, query } of keys) {
    const rows = await sql.unsafe(query);
    if (rows.length > 0) broken.push(name);
  }
  return { broken, checked: keys.length };
}
