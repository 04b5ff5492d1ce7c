import { assertEquals, assertObjectMatch } from "@std/assert";
import { one } from "../../support/database.ts";
import { during } from "../../support/moment.ts";
import { near } from "../../support/near_now.ts";
import { addPromise, readParty } from "../../support/party.ts";
import { edit, seat } from "../../support/room_rpc.ts";
import { unassign } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { startBlocked, untilTrue } from "../../support/waiting.ts";
import type { Database } from "../../support/database.ts";

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

for (const [name, checkIn] of checkIns) {
  pair.test(`${name} that waits for the table past the end of its window is refused`, async ({ clients: [holder, waiting], ...scene }) => {
    const { sql, restaurant, tables: { T1 } } = scene;
    const bookingId = await addPromise(sql, restaurant, [T1], near(-60, 5));
    const later = await addPromise(
      sql,
      restaurant,
      [T1],
      during("18:00", "20:00"),
    );
    await holder`begin`;
    await unassign(holder, later);
    // Within the two seconds that it waits for a lock.
    await sql`
      update bookings set end_at = clock_timestamp() + interval '1.5 seconds'
      where id = ${bookingId}`;
    const { outcome } = await startBlocked(
      sql,
      waiting,
      checkIn,
      bookingId,
      scene,
    );
    await untilTrue(async () => {
      const row = one(
        await sql<{ over: boolean }[]>`
        select end_at <= clock_timestamp() as over
        from bookings where id = ${bookingId}`,
      );
      return row.over;
    }, "The window never ended");
    await holder`commit`;
    assertObjectMatch(await outcome, {
      sqlstate: "TA006",
      details: { bookingId },
    });
    assertEquals((await readParty(sql, bookingId)).status, "confirmed");
  });
}
