import { type Database, one } from "../support/database.ts";

/** A change of one function's text. */
interface Patch {
  /** The function as `regprocedure` names it, or alone if it is the only one. */
  readonly function: string;
  readonly find: string;
  readonly replace: string;
}

/** A bug that the proof has to find. */
interface Plant {
  readonly patches?: readonly Patch[];
  readonly sql?: string;
}

const LOCK = "perform pg_advisory_xact_lock(k.key)";
const ANSWER = "  if not found then\n";
const LOCK_DATE = `perform allocator.lock_service_dates(
      p_booking.restaurant_id, allocator.service_dates_of(p_booking, v_decision, p_moved_from)
    );`;
const DECIDE = "  if v_decision.state in ('absent', 'bypassed') then";
const MOVE = "update public.assigned_tables as t";

const plants: Readonly<Record<string, Plant>> = {
  "lock-removed": {
    patches: [{
      function: "allocator.lock_tables",
      find: LOCK,
      replace: "perform k.key",
    }],
  },
  "check-before-lock": {
    patches: [
      {
        function: "allocator.lock_tables",
        find: LOCK,
        replace: "perform k.key",
      },
      {
        function: "allocator.claim_tables",
        find: ANSWER,
        replace: `${ANSWER}
    perform pg_advisory_xact_lock(uuid_hash_extended(id, 1))
      from unnest(p_table_ids) as id;
`,
      },
    ],
  },
  "count-before-lock": {
    patches: [
      {
        function: "allocator.validate_capacity",
        find: LOCK_DATE,
        replace: "null;",
      },
      {
        function: "allocator.validate_capacity",
        find: DECIDE,
        replace:
          `  if v_decision.state = 'enforced' then ${LOCK_DATE} end if;\n${DECIDE}`,
      },
    ],
  },
  "window-not-moved": {
    patches: [{
      function: "allocator.move_tables_along",
      find: MOVE,
      replace: `return; ${MOVE}`,
    }],
    // It would repair what the function leaves undone.
    sql: "drop trigger tables_follow_their_booking on public.bookings",
  },
  "answer-not-stored": {
    patches: [{
      function: "allocator.store_response",
      find: "\nbegin\n",
      replace: "\nbegin\n  return;\n",
    }],
  },
  "bypass-not-audited": {
    patches: [{
      function: "allocator.record_event",
      find: "\nbegin\n",
      replace: "\nbegin\n  if p_bypass_reason is not null then return; end if;",
    }],
  },
  "unreadable-is-absent": {
    patches: [{
      function: "allocator.open_capacity_rules",
      find:
        "        perform allocator.refuse_unreadable_rules(sqlstate, sqlerrm);\n" +
        "    end;",
      replace: "        return 'absent';\n    end;",
    }],
  },
  "nobody-looks": {
    patches: [{
      function: "allocator.claim_tables",
      find: ANSWER,
      replace: "  if true then\n",
    }],
    sql: `alter table public.assigned_tables
      drop constraint table_is_not_double_booked`,
  },
};

/** The names of the bugs that can be planted. */
export const plantNames: readonly string[] = Object.keys(plants);

/**
 * Puts a bug into the database of this run, which ends with the run.
 *
 * @throws {Error} If the text that it changes is no longer there.
 */
export async function plant(sql: Database, name: string): Promise<void> {
  const { patches = [], sql: statement } = plants[name] ?? {};
  for (const patch of patches) await apply(sql, patch);
  if (statement !== undefined) await sql.unsafe(statement);
}

async function apply(
  sql: Database,
  { function: name, find, replace }: Patch,
): Promise<void> {
  const { definition } = one(
    await sql<{ definition: string }[]>`
    select pg_get_functiondef(${name}::regproc) as definition`,
  );
  if (!definition.includes(find)) {
    throw new Error(`The function "${name}" no longer contains "${find}"`);
  }
  await sql.unsafe(definition.replace(find, () => replace));
}
