import { type Database, one } from "../support/database.ts";

/** A change of a function's text: its name, what to find, what to put there. */
type Patch = readonly [name: string, find: string, replacement: string];

/** A bug that the proof has to find. */
interface Plant {
  readonly patches?: readonly Patch[];
  readonly sql?: string;
}

const LOCK = "perform pg_advisory_xact_lock(k.key)";
const NO_LOCK: Patch = ["allocator.lock_tables", LOCK, "perform k.key"];
const NONE_TAKEN = "  if not found then\n";
const LOCK_DATE = `perform allocator.lock_service_dates(
      p_booking.restaurant_id, allocator.service_dates_of(p_booking, v_decision, p_moved_from)
    );`;
const DECIDE = "  if v_decision.state in ('absent', 'bypassed') then";
const MOVE = "update public.assigned_tables as t";
const UNREADABLE =
  "        perform allocator.refuse_unreadable_rules(sqlstate, sqlerrm);\n" +
  "    end;";
const BEGIN = "\nbegin\n";

/** The bugs; docs/proof.md says what each of them is. */
const plants: Readonly<Record<string, Plant>> = {
  "lock-removed": { patches: [NO_LOCK] },
  "check-before-lock": {
    patches: [NO_LOCK, [
      "allocator.claim_tables",
      NONE_TAKEN,
      `${NONE_TAKEN}
    perform pg_advisory_xact_lock(uuid_hash_extended(id, 1))
      from unnest(p_table_ids) as id;
`,
    ]],
  },
  "count-before-lock": {
    patches: [
      ["allocator.validate_capacity", LOCK_DATE, "null;"],
      [
        "allocator.validate_capacity",
        DECIDE,
        `  if v_decision.state = 'enforced' then ${LOCK_DATE} end if;\n${DECIDE}`,
      ],
    ],
  },
  "window-not-moved": {
    patches: [["allocator.move_tables_along", MOVE, `return; ${MOVE}`]],
    // It would repair what the function leaves undone.
    sql: "drop trigger tables_follow_their_booking on public.bookings",
  },
  "answer-not-stored": {
    patches: [["allocator.store_response", BEGIN, `${BEGIN}  return;\n`]],
  },
  "bypass-not-audited": {
    patches: [[
      "allocator.record_event",
      BEGIN,
      `${BEGIN}  if p_bypass_reason is not null then return; end if;\n`,
    ]],
  },
  "unreadable-is-absent": {
    patches: [[
      "allocator.open_capacity_rules",
      UNREADABLE,
      "        return 'absent';\n    end;",
    ]],
  },
  "taken-not-checked": {
    patches: [["allocator.claim_tables", NONE_TAKEN, "  if true then\n"]],
    sql: `alter table public.assigned_tables
      drop constraint table_is_not_double_booked`,
  },
};

/** The names of the bugs that can be planted. */
export const plantNames: readonly string[] = Object.keys(plants);

/**
 * Puts a bug into the database of this run, which ends with the run.
 *
 * @throws {Error} If a text that it changes is no longer there.
 */
export async function plant(sql: Database, name: string): Promise<void> {
  const { patches = [], sql: statement } = plants[name] ?? {};
  for (const patch of patches) await apply(sql, patch);
  if (statement !== undefined) await sql.unsafe(statement);
}

async function apply(
  sql: Database,
  [name, find, replacement]: Patch,
): Promise<void> {
  const { definition } = one(
    await sql<{ definition: string }[]>`
    select pg_get_functiondef(${name}::regproc) as definition`,
  );
  if (!definition.includes(find)) {
    throw new Error(`The function "${name}" no longer contains "${find}"`);
  }
  await sql.unsafe(definition.replace(find, () => replacement));
}
