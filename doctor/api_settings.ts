import type { Database } from "../support/database.ts";

/** The schemas that PostgREST serves, and those that it searches too. */
export interface ApiSchemas {
  readonly exposed: readonly string[];
  readonly searched: readonly string[];
}

/** What the platform has where the role authenticator says nothing. */
const DEFAULTS = {
  "pgrst.db_schemas": "public, graphql_public",
  "pgrst.db_extra_search_path": "public, extensions",
};

/**
 * Reads which schemas the API uses, as far as the database knows: the platform
 * keeps it in settings of the role authenticator; a PostgREST that is
 * configured elsewhere does not show here.
 */
export async function readApiSchemas(sql: Database): Promise<ApiSchemas> {
  const rows = await sql<{ setting: string }[]>`
    select unnest(s.setconfig) as setting
    from pg_db_role_setting as s
    join pg_roles as r on r.oid = s.setrole and r.rolname = 'authenticator'
    left join pg_database as d on d.oid = s.setdatabase
    where s.setdatabase = 0 or d.datname = current_database()
    order by s.setdatabase`;
  const settings: Record<string, string> = { ...DEFAULTS };
  for (const { setting } of rows) {
    const [name = "", ...value] = setting.split("=");
    settings[name] = value.join("=");
  }
  return {
    exposed: namesIn(settings["pgrst.db_schemas"]),
    searched: namesIn(settings["pgrst.db_extra_search_path"]),
  };
}

function namesIn(list = ""): string[] {
  return list.split(",").map((name) => name.trim().replaceAll('"', ""))
    .filter((name) => name !== "");
}
