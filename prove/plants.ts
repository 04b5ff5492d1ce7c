import { type Database, one } from "../tests/fixtures/database.ts";

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

const LOCK = "perform allocator.lock_tables(v_table_ids);";
const LOOK =
  "perform allocator.refuse_taken_tables(v_booking, v_timezone, v_table_ids);";
const LOCK_DATE =
  "perform allocator.lock_service_dates(p_booking.restaurant_id, v_dates);";
const COUNT = "v_decision := allocator.count_capacity(p_booking, " +
  "allocator.find_capacity(p_booking, p_timezone));";
const MOVE = "update public.assigned_tables as t";

/** Makes a function of the allocator do nothing. */
function emptied(name: string): Patch {
  return {
    function: `allocator.${name}`,
    find: "\nbegin\n",
    replace: "\nbegin\n  return;\n",
  };
}

const plants: Readonly<Record<string, Plant>> = {
  "lock-removed": { patches: [emptied("lock_tables")] },
  "check-before-lock": {
    patches: [{
      function: "allocator.assign_tables",
      find: `${LOCK}\n    ${LOOK}`,
      replace: `${LOOK}\n    ${LOCK}`,
    }],
  },
  "count-before-lock": {
    patches: [
      { function: "allocator.validate_capacity", find: LOCK_DATE, replace: "" },
      {
        function: "allocator.validate_capacity",
        find: COUNT,
        replace: `${COUNT} ${LOCK_DATE}`,
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
  "answer-not-stored": { patches: [emptied("store_response")] },
  "bypass-not-audited": {
    patches: [{
      function: "allocator.record_event",
      find: "\nbegin\n",
      replace:
        "\nbegin\n  if p_decision.state = 'bypassed' then return; end if;",
    }],
  },
  "unreadable-is-absent": {
    patches: [{
      function: "allocator.find_capacity_limits",
      find:
        "        perform allocator.refuse_unreadable_rules(sqlstate, sqlerrm);\n" +
        "    end;",
      replace: "        state := 'absent';\n        return;\n    end;",
    }],
  },
  "nobody-looks": {
    patches: [emptied("refuse_taken_tables")],
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
