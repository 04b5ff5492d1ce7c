import { assertEquals, assertObjectMatch } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { dumpRestaurant } from "../../support/dump.ts";
import { assign } from "../../support/rpc.ts";
import { type Scene, sceneTest } from "../../support/scene.ts";
import { startBlocked } from "../../support/waiting.ts";

const key = "shared-by-mistake";

async function twoBookings({ sql, restaurant }: Scene) {
  return {
    early: await addBooking(sql, restaurant),
    late: await addBooking(sql, restaurant),
  };
}

sceneTest(
  "of two bookings that use one key at once the later is refused and leaves nothing",
  { sessions: 2, given: twoBookings },
  async ({ sql, restaurant, tables: { T1, T2 }, sessions, early, late }) => {
    const [first, second] = sessions;
    await first`begin`;
    await assign(first, early, [T1], { key });
    const { outcome } = await startBlocked(
      sql,
      second,
      (session) => assign(session, late, [T2], { key }),
    );
    await first`commit`;
    const after = await dumpRestaurant(sql, restaurant.id);

    assertObjectMatch(await outcome, {
      sqlstate: "TA012",
      details: { bookingId: late, cause: "the request differs" },
    });
    assertEquals(await dumpRestaurant(sql, restaurant.id), after);
    assertEquals((await readSeating(sql, early)).tableIds, [T1]);
    assertEquals((await readSeating(sql, late)).tableIds, []);
    await assign(sql, late, [T2], { key: "its-own" });
  },
);

sceneTest(
  "a booking takes the key that another one gives up",
  { sessions: 2, given: twoBookings },
  async (
    { sql, tables: { T1, T2 }, sessions: [first, second], early, late },
  ) => {
    await first`begin`;
    await assign(first, early, [T1], { key });
    const { outcome } = await startBlocked(
      sql,
      second,
      (session) => assign(session, late, [T2], { key }),
    );
    await first`rollback`;

    assertEquals((await outcome).sqlstate, "00000");
    assertEquals((await readSeating(sql, early)).tableIds, []);
    assertEquals((await readSeating(sql, late)).tableIds, [T2]);
  },
);
