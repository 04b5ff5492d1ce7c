import { assertEquals, assertObjectMatch } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { addTable, addZone } from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";
import { type Scene, sceneTest } from "../../support/scene.ts";
import { startBlocked } from "../../support/waiting.ts";
import { beginLooking, ISOLATION_LEVELS } from "./isolation.ts";

/** Two parties of four, a table for each, and room for one of them. */
async function rivals({ sql, restaurant, tables: { T1, T2 } }: Scene) {
  await addCapacityRule(sql, restaurant, { max_covers: 7 });
  const add = async (start: string, tableIds: readonly string[]) => ({
    tableIds,
    bookingId: await addBooking(sql, restaurant, { start_at: at(start) }),
  });
  return { early: await add("18:00", [T1]), late: await add("20:00", [T2]) };
}

/** The same, with the tables in different zones. */
async function rivalsInTwoZones(scene: Scene) {
  const { sql, restaurant: { id } } = scene;
  const zoneId = await addZone(sql, id);
  const T2 = await addTable(sql, { id, zoneId });
  return await rivals({ ...scene, tables: { ...scene.tables, T2 } });
}

const exceeded = {
  sqlstate: "TA102",
  details: { limit: "covers", covers: 8, maxCovers: 7, parties: 2 },
};

const levels = ISOLATION_LEVELS.flatMap((first) =>
  ISOLATION_LEVELS.map((second) => ({ first, second }))
);

for (
  const { place, given } of [
    { place: "in one zone", given: rivals },
    { place: "in different zones", given: rivalsInTwoZones },
  ]
) {
  for (const level of levels) {
    sceneTest(
      `one of two bookings that only together exceed a limit is seated ${place} (${level.first}, ${level.second})`,
      { sessions: 2, given },
      async ({ sql, sessions: [first, second], early, late }) => {
        await beginLooking(first, level.first);
        await beginLooking(second, level.second);
        await assign(first, early.bookingId, early.tableIds);
        const seatLate = () => assign(second, late.bookingId, late.tableIds);
        const { outcome } = await startBlocked(sql, second, seatLate);
        await first`commit`;

        if (level.second === "read committed") {
          assertObjectMatch(await outcome, exceeded);
        } else {
          assertEquals((await outcome).sqlstate, "40001");
          await second`rollback`;
          await beginLooking(second, level.second);
          assertObjectMatch(await outcomeOf(seatLate()), exceeded);
        }
        assertEquals(
          (await readSeating(sql, early.bookingId)).tableIds,
          early.tableIds,
        );
        assertObjectMatch(await readSeating(sql, late.bookingId), {
          status: "pending",
          tableIds: [],
        });
      },
    );
  }
}

for (const level of levels) {
  sceneTest(
    `a booking is seated when the one that it waited for gives the last seats up (${level.first}, ${level.second})`,
    { sessions: 2, given: rivalsInTwoZones },
    async ({ sql, sessions: [first, second], early, late }) => {
      await beginLooking(first, level.first);
      await beginLooking(second, level.second);
      await assign(first, early.bookingId, early.tableIds);
      const { outcome } = await startBlocked(
        sql,
        second,
        (session) => assign(session, late.bookingId, late.tableIds),
      );
      await first`rollback`;
      assertEquals((await outcome).sqlstate, "00000");
      await second`commit`;

      assertEquals(
        (await readSeating(sql, late.bookingId)).tableIds,
        late.tableIds,
      );
      assertObjectMatch(await readSeating(sql, early.bookingId), {
        status: "pending",
        tableIds: [],
      });
    },
  );
}
