import { readApiSchemas } from "../api_settings.ts";
import { type Check, type Fault, findingsOf } from "../finding.ts";

const WATCH =
  "Ask the platform's support to restore it; until then run notify pgrst, 'reload schema' after each change of the schema";

/**
 * Looks at what the API learns from the database. The schema cache itself is in
 * PostgREST's memory and cannot be seen from SQL: a function that is there and
 * answers PGRST202 needs a reload.
 */
export const api: Check = {
  name: "api",
  look: async (sql) => {
    const triggers = await sql<{ name: string; enabled: boolean | null }[]>`
      select w.name, t.evtenabled <> 'D' as enabled
      from unnest(array['pgrst_ddl_watch', 'pgrst_drop_watch']) as w (name)
      left join pg_event_trigger as t on t.evtname = w.name`;
    const deaf = triggers.filter(({ enabled }) => enabled !== true)
      .map(({ name, enabled }): Fault => ({
        what: "The API does not hear of changes of the schema",
        where: `event trigger ${name} is ${
          enabled === null ? "missing" : "disabled"
        }`,
        todo: WATCH,
      }));
    const { exposed } = await readApiSchemas(sql);
    const listeners = await sql<{ count: number }[]>`
      select count(*)::integer as count from pg_stat_activity
      where datname = current_database() and query ilike 'listen%pgrst%'`;
    return {
      findings: findingsOf([...deaf, ...exposureFaults(exposed)]),
      states: {
        "API listening for a reload of its schema cache":
          (listeners[0]?.count ?? 0) > 0 ? "yes" : "not seen",
      },
    };
  },
};

function exposureFaults(exposed: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  if (!exposed.includes("public")) {
    faults.push({
      what:
        "The API does not expose the schema public, where our functions are",
      where: `pgrst.db_schemas: ${exposed.join(", ") || "nothing"}`,
      todo: "Add public to the exposed schemas in the project's API settings",
    });
  }
  if (exposed.includes("allocator")) {
    faults.push({
      what:
        "The API exposes the schema allocator, which is for our functions only",
      where: `pgrst.db_schemas: ${exposed.join(", ")}`,
      todo: "Take it off the exposed schemas in the project's API settings",
    });
  }
  return faults;
}
