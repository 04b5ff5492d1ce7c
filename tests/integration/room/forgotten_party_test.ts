import { assertEquals } from "@std/assert";
import type { Database } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { afternoonZone, inMinutes, near } from "../../../support/near_now.ts";
import {
  addPromise,
  addSittingParty,
  readParty,
} from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { block, create, edit, seat } from "../../../support/room_rpc.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addBooking } from "../../../support/booking.ts";

/** Moves a party that sits to an earlier time, by that much. */
async function age(sql: Database, bookingId: string, by: string) {
  await sql`
    update bookings
    set start_at = start_at - ${by}::text::interval,
      end_at = end_at - ${by}::text::interval,
      seated_at = seated_at - ${by}::text::interval
    where id = ${bookingId}`;
}

/** At T1 sits a party of three days ago: nobody tapped Left. */
const forgotten = scene.with({
  arrange: async ({ sql, restaurant, tables: { T1 } }: Scene) => {
    const forgottenId = await addSittingParty(sql, restaurant, [T1]);
    await age(sql, forgottenId, "3 days");
    return { forgottenId, before: await readParty(sql, forgottenId) };
  },
});

type Forgotten = Scene & { readonly forgottenId: string };

const needs: readonly [string, (scene: Forgotten) => Promise<unknown>][] = [
  ["a check-in", async ({ sql, restaurant, tables: { T1 } }) => {
    const next = await addPromise(sql, restaurant, [T1], near(30, 90));
    await edit(sql, next, { status: "checked_in" });
  }],
  [
    "an assignment for now",
    ({ sql, restaurant, tables: { T1 } }) =>
      addPromise(sql, restaurant, [T1], near(-5, 60)),
  ],
  ["a move of a party that sits", async ({ sql, restaurant, tables }) => {
    const other = await addSittingParty(sql, restaurant, [tables.T2]);
    await assign(sql, other, [tables.T1]);
  }],
  [
    "a walk-in",
    ({ sql, restaurant, tables: { T1 } }) =>
      create(sql, restaurant.id, {
        startAt: inMinutes(0),
        tableIds: [T1],
        checkIn: true,
      }),
  ],
  ["a seating of several", async ({ sql, restaurant, tables: { T1 } }) => {
    const bookingId = await addBooking(sql, restaurant, near(-5, 60));
    await seat(sql, restaurant.id, [
      { bookingId, tableIds: [T1], checkIn: true },
    ]);
  }],
  [
    "a block",
    ({ sql, restaurant, tables: { T1 } }) =>
      block(sql, restaurant.id, {
        tableIds: [T1],
        startAt: inMinutes(0),
        endAt: inMinutes(60),
      }),
  ],
];

for (const [name, call] of needs) {
  forgotten.test(`${name} that needs the table sends away a party of another night that was forgotten there`, async (scene) => {
    const { sql, forgottenId, before } = scene;
    await call(scene);
    const party = await readParty(sql, forgottenId);
    assertEquals(
      [party.status, party.leftAt, party.seatedAt, party.tableIds],
      ["completed", before.endAt, before.seatedAt, []],
    );
    const event = (await readEvents(sql, forgottenId)).at(-1);
    assertEquals(
      [event?.action, event?.actorId, event?.after.closedBySystem],
      ["left", null, true],
    );
    assertEquals(event?.before.tableIds, before.tableIds);
  });
}

forgotten.test("a forgotten party is left alone by whoever needs the table later", async ({ sql, restaurant, tables: { T1 }, forgottenId }) => {
  await addPromise(sql, restaurant, [T1], near(60, 120));
  assertEquals((await readParty(sql, forgottenId)).status, "checked_in");
});

forgotten.test("a call that is refused in the end has sent nobody away", async ({ sql, restaurant, tables: { T1, T2 }, forgottenId }) => {
  const sitting = await addSittingParty(sql, restaurant, [T2]);
  const { details } = await assertRefused(
    () => addPromise(sql, restaurant, [T1, T2], near(-5, 60)),
    "TABLE_OCCUPIED",
  );
  assertEquals(details.blockingBookingId, sitting);
  assertEquals((await readParty(sql, forgottenId)).status, "checked_in");
});

scene.test("a party whose window ended less than six hours ago is not forgotten", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  await age(sql, bookingId, "6 hours 55 minutes");
  await assertRefused(
    () => addPromise(sql, restaurant, [T1], near(-5, 60)),
    "TABLE_OCCUPIED",
  );
});

const afternoon = scene.with({ timezone: afternoonZone() });

afternoon.test("a party of this service date is not forgotten, however long its window is over", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addSittingParty(sql, restaurant, [T1]);
  await age(sql, bookingId, "8 hours");
  await assertRefused(
    () => addPromise(sql, restaurant, [T1], near(-5, 60)),
    "TABLE_OCCUPIED",
  );
  await edit(sql, bookingId, { status: "completed" });
});
