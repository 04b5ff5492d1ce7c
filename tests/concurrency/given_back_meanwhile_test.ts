import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { connect, type Database, one } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { assign, update } from "../../support/rpc.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";

/**
 * Lets the other party give its table back between the look that finds it
 * taken and the search for a reason, within this transaction.
 *
 * @param blocker The booking of the other party.
 */
async function giveBackMeanwhile(session: Database, blocker: string) {
  await session`
    select set_config('test.blocker', ${blocker}, true)`;
  await session.unsafe(`
    create or replace function allocator.check_tables_are_free(
      p_booking public.bookings, p_table_ids uuid[], p_assignment_id uuid
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

async function createScene(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const [t1 = ""] = restaurant.tableIds;
  const seat = async (start: string) => {
    const options = { start_at: at(start) };
    return await addSeatedBooking(sql, restaurant, [t1], options);
  };
  return {
    t1,
    early: (await seat("16:00")).bookingId,
    blocker: (await seat("18:00")).bookingId,
    pending: await addBooking(sql, restaurant, { start_at: at("18:00") }),
  };
}

type Scene = Awaited<ReturnType<typeof createScene>>;

const calls: readonly {
  readonly name: string;
  readonly booking: keyof Scene;
  readonly call: (session: Database, scene: Scene) => Promise<unknown>;
}[] = [
  {
    name: "an assignment",
    booking: "pending",
    call: (session, { pending, t1 }) => assign(session, pending, [t1]),
  },
  {
    name: "a move",
    booking: "early",
    call: (session, { early }) =>
      update(session, early, { startAt: at("18:00"), endAt: at("19:30") }),
  },
];

for (const { name, booking, call } of calls) {
  Deno.test(`${name} gets the table that is given back before the refusal is explained, which it does not lock meanwhile`, async () => {
    await using sql = connect();
    await using session = connect(1);
    const scene = await createScene(sql);
    await session`begin`;
    await giveBackMeanwhile(session, scene.blocker);
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

    assertEquals(seating.tableIds, [scene.t1]);
    assertEquals(locks, { meanwhile: 0, afterwards: 1 });
  });
}
