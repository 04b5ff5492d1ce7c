import { assertEquals, assertObjectMatch } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import { near } from "../../support/near_now.ts";
import { addOverdueParty, addPromise, readParty } from "../../support/party.ts";
import { create, edit, seat } from "../../support/room_rpc.ts";
import { assign, unassign } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { startBlocked } from "../../support/waiting.ts";

/** At T1 a party sits past its end; the next one has come, one has no table. */
async function arrange({ sql, restaurant, tables: { T1 } }: Scene) {
  return {
    sitting: await addOverdueParty(sql, restaurant, [T1], 5),
    next: await addPromise(sql, restaurant, [T1], near(3, 60)),
    now: await addBooking(sql, restaurant, near(-4, 1)),
  };
}

type Door = Scene & Awaited<ReturnType<typeof arrange>>;
type Call = (session: Database, door: Door) => Promise<unknown>;

const door = scene.with({ clients: 2, arrange });

const departures: readonly [string, Call][] = [
  [
    "leaves",
    (session, { sitting }) => edit(session, sitting, { status: "completed" }),
  ],
  [
    "is moved",
    (session, { sitting, tables: { T2 } }) => assign(session, sitting, [T2]),
  ],
  [
    "is moved with others",
    (session, { restaurant, sitting, tables: { T2 } }) =>
      seat(session, restaurant.id, [{ bookingId: sitting, tableIds: [T2] }]),
  ],
  [
    "gives its table back",
    (session, { sitting }) => unassign(session, sitting),
  ],
  [
    "is cancelled",
    (session, { sitting }) => edit(session, sitting, { status: "cancelled" }),
  ],
];

const seatings: readonly [string, Call][] = [
  [
    "the check-in of the next one",
    (session, { next }) => edit(session, next, { status: "checked_in" }),
  ],
  [
    "a table for a party that is here now",
    (session, { now, tables: { T1 } }) => assign(session, now, [T1]),
  ],
  [
    "a walk-in",
    (session, { restaurant, tables: { T1 } }) =>
      create(session, restaurant.id, {
        startAt: near(-1, 0).start_at,
        endAt: near(0, 1).end_at,
        tableIds: [T1],
        checkIn: true,
      }),
  ],
  [
    "the check-in of the next one with others",
    (session, { restaurant, next, tables: { T1 } }) =>
      seat(session, restaurant.id, [
        { bookingId: next, tableIds: [T1], checkIn: true },
      ]),
  ],
];

for (const [how, depart] of departures) {
  for (const [what, sitDown] of seatings) {
    door.test(`while a party ${how}, ${what} waits, and succeeds when it is gone`, async ({ clients: [first, second], ...scene }) => {
      await first`begin`;
      await depart(first, scene);
      const { outcome } = await startBlocked(
        scene.sql,
        second,
        sitDown,
        scene,
      );
      await first`commit`;
      assertEquals((await outcome).sqlstate, "00000");
      const { occupiedIds } = await readParty(scene.sql, scene.sitting);
      assertEquals(occupiedIds.includes(scene.tables.T1), false);
    });

    door.test(`when it is undone that a party ${how}, ${what} is refused`, async ({ clients: [first, second], ...scene }) => {
      await first`begin`;
      await depart(first, scene);
      const { outcome } = await startBlocked(
        scene.sql,
        second,
        sitDown,
        scene,
      );
      await first`rollback`;
      assertObjectMatch(await outcome, {
        sqlstate: "TA103",
        details: { blockingBookingId: scene.sitting },
      });
    });
  }
}

door.test("of two parties that sit down at one table at once, one does", async ({ sql, clients: [first, second], sitting, next, now, tables: { T1 } }) => {
  await edit(sql, sitting, { status: "completed" });
  await assign(sql, now, [T1]);
  await first`begin`;
  await edit(first, now, { status: "checked_in" });
  const { outcome } = await startBlocked(sql, second, edit, next, {
    status: "checked_in",
  });
  await first`commit`;
  assertObjectMatch(await outcome, {
    sqlstate: "TA103",
    details: { blockingBookingId: now },
  });
  assertEquals((await readParty(sql, next)).status, "confirmed");
});

door.test("a party that is forgotten is sent away once, by whichever call is first", async ({ sql, clients: [first, second], sitting, next, now, tables: { T1 } }) => {
  await sql`
    update bookings
    set start_at = start_at - interval '3 days',
      end_at = end_at - interval '3 days',
      seated_at = seated_at - interval '3 days'
    where id = ${sitting}`;
  await first`begin`;
  await assign(first, now, [T1]);
  const { outcome } = await startBlocked(sql, second, edit, next, {
    status: "checked_in",
  });
  await first`commit`;
  assertObjectMatch(await outcome, {
    sqlstate: "TA101",
    details: { blockingBookingId: now },
  });
  const events = await sql`
    select from assignment_events
    where booking_id = ${sitting} and after ? 'closedBySystem'`;
  assertEquals(events.length, 1);
});
