import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import type { Database } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { during } from "../../../support/moment.ts";
import { afternoonZone, inMinutes, near } from "../../../support/near_now.ts";
import { addPromise, addSittingParty } from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import {
  block,
  create,
  edit,
  seat,
  unblock,
} from "../../../support/room_rpc.ts";
import { assign, unassign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** The line that a change leaves, if it is the only one. */
async function lineOf(
  sql: Database,
  bookingId: string,
  change: () => Promise<unknown>,
) {
  const before = await readEvents(sql, bookingId);
  await change();
  const lines = (await readEvents(sql, bookingId)).slice(before.length);
  assertEquals(lines.length, 1, JSON.stringify(lines));
  const [line] = lines;
  return line;
}

type Change = (
  scene: Scene & { readonly bookingId: string },
) => Promise<unknown>;

const changes: readonly [string, "waits" | "sits", Change, string][] = [
  [
    "a check-in",
    "waits",
    ({ sql, bookingId }) => edit(sql, bookingId, { status: "checked_in" }),
    "checked_in",
  ],
  [
    "a check-in that also changes the party",
    "waits",
    ({ sql, bookingId }) =>
      edit(sql, bookingId, {
        status: "checked_in",
        partySize: 3,
        endAt: inMinutes(45),
      }),
    "checked_in",
  ],
  [
    "a check-in of several",
    "waits",
    ({ sql, restaurant, tables: { T2 }, bookingId }) =>
      seat(sql, restaurant.id, [
        { bookingId, tableIds: [T2], checkIn: true },
      ]),
    "checked_in",
  ],
  [
    "a leave",
    "sits",
    ({ sql, bookingId }) => edit(sql, bookingId, { status: "completed" }),
    "left",
  ],
  [
    "a leave without a check-in",
    "waits",
    ({ sql, bookingId }) => edit(sql, bookingId, { status: "completed" }),
    "left",
  ],
  [
    "a no-show",
    "waits",
    ({ sql, bookingId }) => edit(sql, bookingId, { status: "no_show" }),
    "no_show",
  ],
  [
    "a cancellation",
    "waits",
    ({ sql, bookingId }) => edit(sql, bookingId, { status: "cancelled" }),
    "edited",
  ],
  [
    "an undone check-in",
    "sits",
    ({ sql, bookingId }) => edit(sql, bookingId, { status: "confirmed" }),
    "edited",
  ],
  [
    "an arrival",
    "waits",
    ({ sql, bookingId }) => edit(sql, bookingId, { arrived: true }),
    "edited",
  ],
  [
    "a move",
    "sits",
    ({ sql, tables: { T2 }, bookingId }) => assign(sql, bookingId, [T2]),
    "reassigned",
  ],
  [
    "a move of several",
    "sits",
    ({ sql, restaurant, tables: { T2 }, bookingId }) =>
      seat(sql, restaurant.id, [{ bookingId, tableIds: [T2] }]),
    "reassigned",
  ],
  [
    "a check-in of several that moves a party which sits already",
    "sits",
    ({ sql, restaurant, tables: { T2 }, bookingId }) =>
      seat(sql, restaurant.id, [{ bookingId, tableIds: [T2], checkIn: true }]),
    "reassigned",
  ],
  [
    "a check-in of several that gives a party which sits already another end",
    "sits",
    ({ sql, restaurant, tables: { T1 }, bookingId }) =>
      seat(sql, restaurant.id, [
        { bookingId, tableIds: [T1], checkIn: true, endAt: inMinutes(90) },
      ]),
    "edited",
  ],
  [
    "a release",
    "sits",
    ({ sql, bookingId }) => unassign(sql, bookingId),
    "released",
  ],
  [
    "a block that displaces it",
    "waits",
    ({ sql, restaurant, tables: { T1 } }) =>
      block(sql, restaurant.id, {
        tableIds: [T1],
        startAt: inMinutes(0),
        endAt: inMinutes(60),
        displace: true,
      }),
    "released",
  ],
  [
    "a direct check-in",
    "waits",
    ({ sql, bookingId }) =>
      sql`update bookings set status = 'checked_in' where id = ${bookingId}`,
    "checked_in",
  ],
  [
    "a direct leave",
    "sits",
    ({ sql, bookingId }) =>
      sql`update bookings set status = 'completed' where id = ${bookingId}`,
    "left",
  ],
  [
    "a direct no-show",
    "waits",
    ({ sql, bookingId }) =>
      sql`update bookings set status = 'no_show' where id = ${bookingId}`,
    "no_show",
  ],
  [
    "a direct cancellation",
    "sits",
    ({ sql, bookingId }) =>
      sql`update bookings set status = 'cancelled' where id = ${bookingId}`,
    "released",
  ],
  [
    "a direct undo",
    "sits",
    ({ sql, bookingId }) =>
      sql`update bookings set status = 'confirmed' where id = ${bookingId}`,
    "edited",
  ],
  [
    "a direct arrival",
    "waits",
    ({ sql, bookingId }) =>
      sql`update bookings set arrived_at = now() where id = ${bookingId}`,
    "edited",
  ],
  [
    "a direct deletion",
    "sits",
    ({ sql, bookingId }) => sql`delete from bookings where id = ${bookingId}`,
    "released",
  ],
];

for (const [name, start, change, action] of changes) {
  scene.test(`${name} leaves one line: ${action}`, async (scene) => {
    const { sql, restaurant, tables: { T1 } } = scene;
    const bookingId = await (start === "sits"
      ? addSittingParty(sql, restaurant, [T1])
      : addPromise(sql, restaurant, [T1], near(-30, 60)));
    const line = await lineOf(
      sql,
      bookingId,
      () =>
        change({ ...scene, bookingId }),
    );
    assertEquals([line?.action, line?.before.tableIds], [action, [T1]]);
    assertEquals("seatedAt" in (line?.before ?? {}), start === "sits");
    const sits = line?.after.status === "checked_in";
    const has = line?.after.seatedAt !== undefined;
    // Who has left has sat there.
    assertEquals(has, sits || (start === "sits" && action === "left"));
  });
}

const pendingChanges: readonly [string, Change, string][] = [
  [
    "a leave",
    ({ sql, bookingId }) => edit(sql, bookingId, { status: "completed" }),
    "left",
  ],
  [
    "a no-show",
    ({ sql, bookingId }) => edit(sql, bookingId, { status: "no_show" }),
    "no_show",
  ],
  [
    "a direct leave",
    ({ sql, bookingId }) =>
      sql`update bookings set status = 'completed' where id = ${bookingId}`,
    "left",
  ],
  [
    "a direct no-show",
    ({ sql, bookingId }) =>
      sql`update bookings set status = 'no_show' where id = ${bookingId}`,
    "no_show",
  ],
  [
    "a direct deletion",
    ({ sql, bookingId }) => sql`delete from bookings where id = ${bookingId}`,
    "deleted",
  ],
  [
    "tables in a call of several",
    ({ sql, restaurant, tables: { T1 }, bookingId }) =>
      seat(sql, restaurant.id, [{ bookingId, tableIds: [T1] }]),
    "assigned",
  ],
];

for (const [name, change, action] of pendingChanges) {
  scene.test(`${name} of a booking without tables leaves one line: ${action}`, async (scene) => {
    const { sql, restaurant } = scene;
    const bookingId = await addBooking(sql, restaurant, near(-30, 60));
    const line = await lineOf(
      sql,
      bookingId,
      () => change({ ...scene, bookingId }),
    );
    assertEquals([line?.action, line?.before.tableIds], [action, []]);
  });
}

scene.test("a check-in of several leaves a party that sits already as it is, and no line of it", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const sitting = await addSittingParty(sql, restaurant, [T1]);
  const seating = { bookingId: sitting, tableIds: [T1], checkIn: true };
  const { assignments: [first] } = await withoutTrace(
    sql,
    restaurant,
    () => seat(sql, restaurant.id, [seating]),
  );
  const coming = await addBooking(sql, restaurant, near(-5, 60));
  const before = await readEvents(sql, sitting);
  const { assignments } = await seat(sql, restaurant.id, [
    seating,
    { bookingId: coming, tableIds: [T2], checkIn: true },
  ]);
  assertEquals(await readEvents(sql, sitting), before);
  assertEquals(assignments[0], first);
  assertEquals((await readEvents(sql, coming)).at(-1)?.action, "checked_in");
});

scene.test("a party that stays where it sits does not give its table to another one", async ({ sql, restaurant, tables: { T1 } }) => {
  const sitting = await addSittingParty(sql, restaurant, [T1]);
  const coming = await addBooking(sql, restaurant, near(-5, 60));
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        seat(sql, restaurant.id, [
          { bookingId: sitting, tableIds: [T1] },
          { bookingId: coming, tableIds: [T1], checkIn: true },
        ]),
      "TABLE_OCCUPIED",
    ));
  assertEquals(
    [details.bookingId, details.blockingBookingId],
    [coming, sitting],
  );
});

scene.test("a booking that is inserted directly leaves one line: created", async ({ sql, restaurant }) => {
  const window = during("18:00", "19:30");
  const bookingId = await addBooking(sql, restaurant, window);
  assertEquals(await readEvents(sql, bookingId), [{
    action: "created",
    actorId: null,
    actorRole: "postgres",
    before: {
      status: null,
      partySize: null,
      startAt: null,
      endAt: null,
      tableIds: [],
    },
    after: {
      status: "pending",
      partySize: 4,
      startAt: window.start_at,
      endAt: window.end_at,
      tableIds: [],
    },
    capacity: null,
  }]);
});

const afternoon = scene.with({ timezone: afternoonZone() });

afternoon.test("a whole evening of a party has a line for each step", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const { booking: { id } } = await create(sql, restaurant.id, {
    startAt: inMinutes(-10),
  });
  await assign(sql, id, [T1]);
  await edit(sql, id, { arrived: true });
  await edit(sql, id, { status: "checked_in" });
  await edit(sql, id, { partySize: 6 });
  await assign(sql, id, [T1, T2]);
  await unassign(sql, id, { tableIds: [T2] });
  await edit(sql, id, { status: "completed" });
  await seat(sql, restaurant.id, [
    { bookingId: id, tableIds: [T1], checkIn: true, extraChairs: true },
  ]);
  await edit(sql, id, { status: "completed" });
  const events = await readEvents(sql, id);
  assertEquals(events.map(({ action }) => action), [
    "created",
    "assigned",
    "edited",
    "checked_in",
    "edited",
    "reassigned",
    "released",
    "left",
    "checked_in",
    "left",
  ]);
  // Each begins where the one before it ended.
  const same = ({ edited: _, extraChairs: _more, ...state }: Record<
    string,
    unknown
  >) => state;
  for (const [index, event] of events.slice(1).entries()) {
    const previous = events[index];
    assertEquals(event.before, same(previous?.after ?? {}));
  }
});

scene.test("an override of an edit is in its line", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addPromise(sql, restaurant, [T1], {
    ...during("18:00", "19:30"),
    party_size: 3,
  });
  await sql`
    insert into restaurant_capacity_rules (restaurant_id, max_covers)
    values (${restaurant.id}, 3)`;
  const line = await lineOf(
    sql,
    bookingId,
    () => edit(sql, bookingId, { partySize: 4, capacityOverride: "The mayor" }),
  );
  assertEquals([line?.action, line?.capacity], [
    "edited",
    { state: "bypassed", reason: "The mayor" },
  ]);
});

scene.test("what displaced and let finish is one line of the block, and one when it is taken back", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  await addSittingParty(sql, restaurant, [T1]);
  const { assignmentId } = await block(sql, restaurant.id, {
    tableIds: [T1, T2],
    startAt: inMinutes(0),
    endAt: inMinutes(180),
    displace: true,
  });
  await unblock(sql, assignmentId);
  const rows = await sql`
    select action, before, after from assignment_events
    where restaurant_id = ${restaurant.id}
      and action in ('blocked', 'unblocked')
    order by id`;
  assertEquals(
    rows.map(({ action, before, after }) => [
      action,
      before.tableIds,
      after.tableIds,
    ]),
    [
      ["blocked", [], [T1, T2].sort()],
      ["unblocked", [T1, T2].sort(), []],
    ],
  );
});
