import type { Database } from "../../support/database.ts";
import { type Check, type Fault, findingsOf } from "../finding.ts";

const SETTING = "app.capacity.post_assignment.enabled";
const ON_AGAIN =
  "docs/runbook.md, Turn it on again; give a switch that is still needed an expiry";
const RESET =
  "Reset it as docs/runbook.md, The Postgres setting, says; use a row of allocator_settings with an expiry instead";

/** Looks for what silences the capacity guard: settings and switches. */
export const guardSwitch: Check = {
  name: "guard switch",
  look: async (sql) => ({
    findings: findingsOf([...await switches(sql), ...await settings(sql)]),
    states: {
      "Expired guard switches": String(await countExpired(sql)),
    },
  }),
};

/** Neither the reason nor who switched it is named: people write in both. */
async function switches(sql: Database): Promise<Fault[]> {
  const rows = await sql<{ scope: string; until: string | null }[]>`
    select coalesce('restaurant ' || restaurant_id, 'all restaurants') as scope,
      to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"') as until
    from public.allocator_settings
    where key = ${SETTING} and value = 'off'
      and (expires_at is null or expires_at > clock_timestamp())
    order by restaurant_id nulls first`;
  return rows.map(({ scope, until }) => ({
    what: until === null
      ? "The capacity guard is off, without an end"
      : "The capacity guard is off",
    where: until === null ? scope : `${scope} until ${until}`,
    todo: ON_AGAIN,
  }));
}

async function countExpired(sql: Database): Promise<number> {
  const rows = await sql<{ count: number }[]>`
    select count(*)::integer as count from public.allocator_settings
    where key = ${SETTING} and expires_at <= clock_timestamp()`;
  return rows[0]?.count ?? 0;
}

/** The setting, where it is off for a database, a role or the whole server. */
async function settings(sql: Database): Promise<Fault[]> {
  const rows = await sql<{ scope: string }[]>`
    select format('database %s, role %s', coalesce(d.datname, 'any'),
      coalesce(r.rolname, 'any')) as scope
    from pg_db_role_setting as s
    left join pg_database as d on d.oid = s.setdatabase
    left join pg_roles as r on r.oid = s.setrole
    cross join unnest(s.setconfig) as setting
    where (s.setdatabase = 0 or d.datname = current_database())
      and split_part(setting, '=', 1) = ${SETTING}
      and lower(split_part(setting, '=', 2)) in ('off', 'false', 'no', '0')
    union all
    select 'the configuration of the server'
    from pg_settings
    where name = ${SETTING} and source = 'configuration file'
      and lower(setting) in ('off', 'false', 'no', '0')
    order by 1`;
  return rows.map(({ scope }) => ({
    what: "A setting of PostgreSQL turns the capacity guard off",
    where: scope,
    todo: RESET,
  }));
}
