import { assertEquals } from "@std/assert";
import { readSeating } from "../../support/booking.ts";
import { type Database, one } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { assign, update } from "../../support/rpc.ts";
import { scene } from "../../support/scene.ts";
import { addParties, type Parties } from "./two_parties.ts";

/**
 * Lets the other party give its table back after the check that finds the
 * table taken and before the search for a reason, within this transaction.
 *
 * @param blocker The booking of the other party.
 */
async function giveBackMeanwhile(session: Database, blocker: string) {
  await session`
    select set_config('test.blocker', ${blocker}, true)`;
  await session.unsafe(`
    create or replace function allocator.check_tables_are_free(
      p_booking public.bookings, p_table_ids uuid[], p_assignment_id uuid,
      p_looks_at_room boolean, p_hold tstzrange
    ) returns void language plpgsql as $$
    begin
      perform set_config('test.locks', (
        select count(*)::text from pg_locks
        where pid = pg_backend_pid() and locktype = 'advisory'
      ), true);
      perform public.unassign_tables_atomic(
        current_setting('test.blocker')::uuid
      );
    end;
    $$`);
}

const calls: readonly {
  readonly name: string;
  readonly booking: keyof Parties;
  readonly call: (session: Database, scene: Parties) => Promise<unknown>;
}[] = [
  {
    name: "an assignment",
    booking: "pending",
    call: (session, { pending, T1 }) => assign(session, pending, [T1]),
  },
  {
    name: "a move",
    booking: "early",
    call: (session, { early }) =>
      update(session, early, { startAt: at("18:00"), endAt: at("19:30") }),
  },
];

const parties = scene.with({
  clients: 1,
  arrange: (scene) => addParties(scene, "18:00"),
});

for (const { name, booking, call } of calls) {
  parties.test(`${name} gets a table that is given back before the refusal is explained, and does not lock it in the meantime`, async ({ clients: [session], ...scene }) => {
    await session`begin`;
    await giveBackMeanwhile(session, scene.late);
    await call(session, scene);
    const seating = await readSeating(session, scene[booking]);
    const locks = one(
      await session<{ meanwhile: number; afterwards: number }[]>`
        select current_setting('test.locks')::integer as meanwhile,
          count(*)::integer as afterwards
        from pg_locks
        where pid = pg_backend_pid() and locktype = 'advisory'`,
    );
    await session`rollback`;

    assertEquals(seating.tableIds, [scene.T1]);
    // Afterwards: that of the table, and the shared one of the rules.
    assertEquals(locks, { meanwhile: 0, afterwards: 2 });
  });
}
