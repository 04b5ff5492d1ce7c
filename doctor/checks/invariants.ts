import { INVARIANTS } from "../../support/invariants.ts";
import type { Database } from "../../support/database.ts";
import { type Check, type Finding, NAMED_PLACES } from "../finding.ts";

type Name = keyof typeof INVARIANTS;

/**
 * Since when the audit has a line for whatever is created. An older one may
 * have been pruned, and at first there was none.
 */
const SINCE = `(
  select min(created_at) from public.assignment_events
  where action in ('created', 'blocked'))`;

/** The invariants that hold in any database, and what to do where they do not. */
const TODO = {
  "I1 one table is held by two parties at one time":
    "Give one of them other tables with assign-tables; a constraint is missing or was not enforced",
  "I2 a booking and its tables disagree":
    "Send the booking's tables again with assign-tables, or give them back with unassign-tables; a trigger or a foreign key is missing or was disabled",
  "I8 two parties sit at one table":
    "docs/runbook.md, A table stays occupied; a constraint is missing or was not enforced",
  "I9 a table is occupied and its party does not sit, or the reverse":
    "docs/runbook.md, A table stays occupied; a foreign key is missing or was not enforced",
  "I9 when a party sat down or left does not go with its status":
    "Correct the booking's status with update-booking; the trigger a_booking_is_kept is missing or was disabled",
  "I10 an event says that nothing has changed":
    "The audit was written by hand, or by a function with another body; nothing is double-booked by it",
  "I10 something was created, blocked or unblocked never or twice":
    "A trigger was missing or disabled, or rows were copied without or twice with their events; nothing is double-booked by it",
} satisfies Partial<Record<Name, string>>;

/** Rows that are in order although the proof, with its fresh data, has none. */
const IN_ORDER: Partial<Record<Name, string>> = {
  // Inserted when they were over, or over before this was recorded.
  "I9 when a party sat down or left does not go with its status":
    "status = 'completed' and seated_at is null and left_at is null",
  "I10 something was created, blocked or unblocked never or twice":
    `count = 0 and (created_at >= ${SINCE}) is not true`,
};

/** Looks for rows that break an invariant of docs/proof.md. */
export const invariants: Check = {
  name: "invariants",
  look: async (sql) => {
    const findings: Finding[] = [];
    for (const [name, todo] of Object.entries(TODO)) {
      const finding = await examine(sql, name as keyof typeof TODO, todo);
      if (finding !== undefined) findings.push(finding);
    }
    return { findings };
  },
};

async function examine(
  sql: Database,
  name: keyof typeof TODO,
  todo: string,
): Promise<Finding | undefined> {
  const rows = await sql.unsafe<{ broken: object; count: number }[]>(`
    select to_jsonb(found) as broken, (count(*) over ())::integer as count
    from (${INVARIANTS[name]}) as found
    where (${IN_ORDER[name] ?? "false"}) is not true
    limit ${NAMED_PLACES}`);
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    what: name,
    where: rows.map(({ broken }) => idsIn(broken)),
    count: first.count,
    todo,
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The ids of a row: whatever else it has stays in the database. */
function idsIn(row: object): string {
  return Object.entries(row)
    .filter(([, value]) => typeof value === "string" && UUID.test(value))
    .map(([name, id]) => `${name} ${id}`)
    .join(", ");
}
