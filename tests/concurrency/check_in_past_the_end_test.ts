import { assertEquals, assertObjectMatch } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { backendPid, type Database, one } from "../../support/database.ts";
import { during } from "../../support/moment.ts";
import { near } from "../../support/near_now.ts";
import { type Outcome, outcomeOf } from "../../support/outcome.ts";
import { addPromise, readParty } from "../../support/party.ts";
import { edit, seat } from "../../support/room_rpc.ts";
import { assign, unassign } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { untilTrue } from "../../support/waiting.ts";

const pair = scene.with({ clients: 2 });

/** How a party sits down. */
const checkIns: readonly [
  string,
  (session: Database, bookingId: string, scene: Scene) => Promise<unknown>,
][] = [
  [
    "a check-in",
    (session, bookingId) => edit(session, bookingId, { status: "checked_in" }),
  ],
  [
    "a check-in among several",
    (session, bookingId, { restaurant, tables: { T1 } }) =>
      seat(session, restaurant.id, [
        { bookingId, tableIds: [T1], checkIn: true },
      ]),
  ],
];

/**
 * Lets a check-in wait for its table until the window of its booking is over.
 *
 * @returns How it ended; null if it was over too early or too late for that: a
 * call waits for a lock for two seconds at most, and a window ends by the clock.
 */
async function waitPastTheEnd(
  { sql, tables: { T1 } }: Scene,
  { holder, waiting, bookingId, laterId }: {
    holder: Database;
    waiting: Database;
    bookingId: string;
    laterId: string;
  },
  checkIn: (session: Database) => Promise<unknown>,
): Promise<Outcome<unknown> | null> {
  const pid = await backendPid(waiting);
  await assign(sql, laterId, [T1]);
  await holder`begin`;
  await unassign(holder, laterId);
  await sql`
    update bookings set end_at = clock_timestamp() + interval '1.5 seconds'
    where id = ${bookingId}`;
  const call = { outcome: null as Outcome<unknown> | null, hasWaited: false };
  const ended = outcomeOf(checkIn(waiting)).then((outcome) => {
    call.outcome = outcome;
    return outcome;
  });
  await untilTrue(async () => {
    const row = one(
      await sql<{ waits: boolean; over: boolean }[]>`
      select cardinality(pg_blocking_pids(${pid})) > 0 as waits,
        end_at <= clock_timestamp() as over
      from bookings where id = ${bookingId}`,
    );
    call.hasWaited ||= row.waits && !row.over;
    return call.outcome !== null || row.over;
  }, "The window never ended");
  await holder`commit`;
  const outcome = await ended;
  return call.hasWaited && outcome.sqlstate !== "55P03" ? outcome : null;
}

for (const [name, checkIn] of checkIns) {
  pair.test(`${name} that waits for the table past the end of its window is refused`, async ({ clients: [holder, waiting], ...scene }) => {
    const { sql, restaurant, tables: { T1 } } = scene;
    const bookingId = await addPromise(sql, restaurant, [T1], near(-60, 5));
    const laterId = await addBooking(
      sql,
      restaurant,
      during("18:00", "20:00"),
    );
    const parties = { holder, waiting, bookingId, laterId };
    let outcome: Outcome<unknown> | null = null;
    for (let tries = 0; outcome === null && tries < 10; tries++) {
      outcome = await waitPastTheEnd(
        scene,
        parties,
        (session) => checkIn(session, bookingId, scene),
      );
    }
    assertObjectMatch(outcome ?? {}, {
      sqlstate: "TA006",
      details: { bookingId, status: "confirmed" },
    });
    assertEquals((await readParty(sql, bookingId)).status, "confirmed");
  });
}
