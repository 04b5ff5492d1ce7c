import { type Database, one } from "../support/database.ts";

/** A change of a function's text: its name, what to find, what to put there. */
type Patch = readonly [name: string, find: string, replacement: string];

/** A bug that the proof has to find. */
interface Plant {
  readonly patches?: readonly Patch[];
  readonly sql?: string;
}

const BEGIN = "\nbegin\n";
const NO_LOCK: Patch = [
  "allocator.lock_tables",
  BEGIN,
  `${BEGIN}  return clock_timestamp();\n`,
];
const NONE_TAKEN = "  if not found then\n";
const LOCK_DATE = `v_done := allocator.lock_service_dates(
      p_booking.restaurant_id, allocator.service_dates_of(p_booking, v_decision, p_moved_from)
    );`;
const DECIDE = "  return allocator.check_capacity(p_booking, v_decision);";
const ROOM_NOT_LOOKED_AT: readonly Patch[] = [
  ["allocator.claim_tables", "if v_looks_at_room then", "if false then"],
  ["allocator.check_tables_are_free", "exit when not p_looks_at_room", "exit"],
];

/** The bugs; docs/proof.md says what each of them is. */
const plants: Readonly<Record<string, Plant>> = {
  "lock-removed": { patches: [NO_LOCK] },
  "check-before-lock": {
    patches: [NO_LOCK, [
      "allocator.claim_tables",
      NONE_TAKEN,
      `${NONE_TAKEN} perform pg_advisory_xact_lock(
        uuid_hash_extended(id, 1)) from unnest(p_table_ids) as id;\n`,
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
    sql: `alter table public.assigned_tables
      drop constraint a_table_is_held_while_its_assignment_says,
      add foreign key (restaurant_id, assignment_id)
        references public.table_assignments on delete cascade`,
  },
  "identity-not-kept": {
    sql: "drop trigger a_booking_keeps_its_identity on public.bookings",
  },
  "rules-not-locked": {
    patches: [["allocator.lock_rules", BEGIN, `${BEGIN}  return true;\n`]],
  },
  "tables-not-kept": {
    patches: [["allocator.check_tables", "for key share nowait", "offset 0"]],
  },
  "deletion-not-noticed": {
    patches: [[
      "allocator.lock_booking",
      "  if not found then\n",
      "  if false then\n",
    ]],
  },
  "temporary-first": {
    sql: `do $$ declare f regprocedure; begin for f in
      select oid from pg_proc where pronamespace = 'allocator'::regnamespace
      loop execute format('alter function %s set search_path = %L', f, '');
      end loop; end $$`,
  },
  "answer-not-stored": {
    patches: [["allocator.store_response", BEGIN, `${BEGIN}  return;\n`]],
  },
  "bypass-not-audited": {
    patches: [[
      "allocator.record_event",
      BEGIN,
      `${BEGIN}  if p_bypass_reason is not null then return true; end if;\n`,
    ]],
  },
  "unreadable-is-absent": {
    patches: [[
      "allocator.open_capacity_rules",
      "when others then",
      "when others then return 'absent';",
    ]],
  },
  "room-not-looked-at": { patches: ROOM_NOT_LOOKED_AT },
  "two-parties-sit": {
    patches: ROOM_NOT_LOOKED_AT,
    sql: `alter table public.assigned_tables
      drop constraint a_table_is_occupied_by_one_party`,
  },
  "leave-not-locked": {
    patches: [[
      "allocator.update_booking",
      "perform allocator.lock_tables(v_booking.restaurant_id, v_held.table_ids)",
      "null",
    ]],
  },
  "swap-not-locked": {
    patches: [[
      "allocator.seat_bookings",
      "perform allocator.lock_tables(p_restaurant_id, array(",
      "perform cardinality(array(",
    ]],
  },
  "key-not-locked": {
    patches: [[
      "allocator.repeat_response",
      "perform allocator.lock_key(",
      "perform concat(",
    ]],
  },
  "served-not-counted": {
    patches: [["allocator.count_capacity", ", 'completed')", ")"]],
  },
  "block-not-looked-at": {
    patches: [[
      "allocator.obstacles_of_block",
      BEGIN,
      `${BEGIN}  return array[]::allocator.obstacle[];\n`,
    ]],
  },
  "version-not-looked-at": {
    patches: [[
      "allocator.update_booking",
      "v_booking.updated_at <> p_expected_updated_at",
      "false",
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
