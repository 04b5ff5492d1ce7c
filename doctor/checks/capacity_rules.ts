import postgres from "postgres";
import type { Database } from "../../support/database.ts";
import { compare } from "../compare.ts";
import { inSavepoint } from "../database.ts";
import { readExpected } from "../expected.ts";
import {
  type Check,
  type Fault,
  findingsOf,
  type Outcome,
} from "../finding.ts";
import { readInventory, tableOf } from "../inventory.ts";
import { RULES_TABLE } from "../target.ts";
import { faultsOf } from "../wording.ts";
import { isForTheApi } from "./objects.ts";

const COMPLETE =
  "Run the text of supabase/migrations/20261127000003_adopt_capacity_rules.sql (docs/runbook.md, Check the capacity rules)";
const REPAIR =
  "docs/runbook.md, CAPACITY_RULES_UNREADABLE: until then assignments are refused";

/** What the guard's owner may do with the table, and what staff may. */
interface Access {
  readonly kind: string;
  readonly guardMayRead: boolean;
  readonly hidesRows: boolean;
  readonly staffMayRead: boolean;
}

/**
 * Looks at the capacity rules as the guard reads them and as staff do. That
 * there are none is no fault; and an adopted table may have columns, indexes
 * and triggers of its own.
 */
export const capacityRules: Check = {
  name: "capacity rules",
  look: async (sql) => {
    const tables = await sql`
      select where to_regclass(${RULES_TABLE}) is not null`;
    if (tables.length === 0) return withState("absent: nothing is limited");
    const access = await readAccess(sql);
    // The missing function is the finding of another check.
    if (access === undefined) return withState("unknown, without the guard");
    const unreadable = await guardFaults(sql, access);
    return {
      findings: findingsOf([...unreadable, ...await tableFaults(sql, access)]),
      states: {
        "Capacity rules": unreadable.length === 0
          ? "readable for the guard"
          : "not readable for the guard",
        "Capacity rules, for staff": access.staffMayRead
          ? "readable"
          : "not readable",
      },
    };
  },
};

function withState(state: string): Outcome {
  return { findings: [], states: { "Capacity rules": state } };
}

async function readAccess(sql: Database): Promise<Access | undefined> {
  const rows = await sql<Access[]>`
    select c.relkind as kind,
      has_table_privilege(guard.oid, c.oid, 'select') as "guardMayRead",
      c.relrowsecurity and not guard.rolsuper and not guard.rolbypassrls
        and (c.relforcerowsecurity or not pg_has_role(guard.oid, c.relowner, 'usage'))
        as "hidesRows",
      has_table_privilege('authenticated', c.oid, 'select')
        and (not c.relrowsecurity or exists (
          select from pg_policy as p
          where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('r', '*')
            and p.polroles && array[0::oid, 'authenticated'::regrole::oid]
        )) as "staffMayRead"
    from pg_class as c
    -- The guard runs with the rights of who owns this function.
    join pg_proc as f on f.proname = 'assign_tables' and f.prosecdef
      and f.pronamespace = 'allocator'::regnamespace
    join pg_roles as guard on guard.oid = f.proowner
    where c.oid = to_regclass(${RULES_TABLE})
    limit 1`;
  return rows[0];
}

async function guardFaults(sql: Database, access: Access): Promise<Fault[]> {
  if (access.hidesRows) {
    return [{
      what: "Row level security hides capacity rules from the guard",
      where: RULES_TABLE,
      todo:
        "alter table … no force row level security, and give the table to the owner of allocator.assign_tables: hidden limits are not kept",
    }];
  }
  const cause = access.guardMayRead
    ? await causeOfRefusal(sql)
    : "the owner of the allocator may not read it";
  return cause === undefined ? [] : [{
    what: "The capacity guard cannot read the capacity rules",
    where: `${RULES_TABLE}: ${cause}`,
    todo: REPAIR,
  }];
}

/** Reads as the guard reads, and returns why that is refused. */
async function causeOfRefusal(sql: Database): Promise<string | undefined> {
  try {
    await inSavepoint(sql, (tx) =>
      tx`
      select allocator.open_capacity_rules(gen_random_uuid()),
        allocator.find_capacity_limits(gen_random_uuid(), null, current_date)`);
    return undefined;
  } catch (error) {
    if (!(error instanceof postgres.PostgresError) || error.code !== "TA201") {
      throw error;
    }
    return JSON.parse(error.detail ?? "{}").cause;
  }
}

async function tableFaults(sql: Database, { kind }: Access): Promise<Fault[]> {
  if (kind !== "r" && kind !== "p") {
    return [{
      what: "The capacity rules are not a table",
      where: RULES_TABLE,
      todo: "Make it a table (docs/runbook.md, Check the capacity rules)",
    }];
  }
  return compare(await readExpected(), await readInventory(sql))
    .filter(({ kind, name }) => tableOf(kind, name) === RULES_TABLE)
    .filter(({ kind, name, expected, actual }) => {
      if (kind === "policy") {
        return expected !== undefined || isForTheApi(actual?.definition ?? "");
      }
      return expected !== undefined &&
        (["table", "trigger"].includes(kind) ||
          name.startsWith("a_service_has_one_rule "));
    })
    .flatMap(faultsOf)
    .filter(({ what }) => what !== "A table has another owner than it should")
    .map((fault) => ({ ...fault, todo: COMPLETE }));
}
