import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { inMinutes, near } from "../../support/near_now.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { addSittingParty } from "../../support/party.ts";
import { block, create, edit, seat, unblock } from "../../support/room_rpc.ts";
import { assign, unassign } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { allAtOnce } from "../../support/sessions.ts";

const ROUNDS = 6;

/** How a call may end that lost a race: a refusal, never an error. */
const REFUSALS = /^(00000|TA\d{3})$/;

const busy = scene.with({ clients: 8 });

async function playRound(
  { sql, restaurant, tables: { T1, T2, T3, T4 } }: Scene,
  clients: readonly Database[],
): Promise<string[]> {
  const [one, other] = [
    await addSittingParty(sql, restaurant, [T1]),
    await addSittingParty(sql, restaurant, [T2]),
  ];
  const coming = await addBooking(sql, restaurant, near(-5, 60));
  const steps: ((session: Database) => Promise<unknown>)[] = [
    (session) => edit(session, one, { status: "completed" }),
    (session) =>
      seat(session, restaurant.id, [
        { bookingId: one, tableIds: [T2] },
        { bookingId: other, tableIds: [T1] },
      ]),
    (session) =>
      seat(session, restaurant.id, [
        { bookingId: coming, tableIds: [T1], checkIn: true },
        { bookingId: other, tableIds: [T3, T2] },
      ]),
    (session) => assign(session, coming, [T2, T1]),
    (session) =>
      create(session, restaurant.id, {
        startAt: inMinutes(0),
        tableIds: [T3, T1],
        checkIn: true,
      }),
    async (session) => {
      const { assignmentId } = await block(session, restaurant.id, {
        tableIds: [T4, T3, T2, T1],
        startAt: inMinutes(0),
        endAt: inMinutes(240),
        displace: true,
      });
      await unblock(session, assignmentId);
    },
    (session) => edit(session, other, { endAt: inMinutes(90), partySize: 5 }),
    (session) => unassign(session, other),
  ];
  const outcomes = await allAtOnce(
    clients,
    steps,
    (session, step) => outcomeOf(step(session)),
  );
  await sql`
    update bookings set status = 'completed'
    where restaurant_id = ${restaurant.id}
      and status in ('confirmed', 'checked_in')`;
  return outcomes.map(({ sqlstate }) => sqlstate);
}

busy.test("whoever leaves, swaps, sits down and blocks at the same time, each call succeeds or is refused, and none deadlocks", async ({ clients, ...scene }) => {
  for (let round = 0; round < ROUNDS; round++) {
    const ends = await playRound(scene, clients);
    assertEquals(ends.filter((end) => !REFUSALS.test(end)), [], ends.join());
  }
});
