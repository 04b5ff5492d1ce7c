import { assertEquals, assertObjectMatch } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { addTable, addZone } from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { startBlocked } from "../../support/waiting.ts";
import { beginLooking, ISOLATION_LEVELS } from "../../support/isolation.ts";

interface Party {
  readonly bookingId: string;
  readonly tableIds: readonly string[];
}

/** Two parties of four, a table for each, and room for one of them. */
async function addRivals({ sql, restaurant, tables: { T1, T2 } }: Scene) {
  await addCapacityRule(sql, restaurant, { max_covers: 7 });
  const add = async (start: string, tableId: string): Promise<Party> => ({
    tableIds: [tableId],
    bookingId: await addBooking(sql, restaurant, { start_at: at(start) }),
  });
  return { early: await add("18:00", T1), late: await add("20:00", T2) };
}

/** The same, with the tables in different zones. */
async function addRivalsInTwoZones(scene: Scene) {
  const { sql, restaurant: { id } } = scene;
  const zoneId = await addZone(sql, id);
  const T2 = await addTable(sql, { id, zoneId });
  return await addRivals({ ...scene, tables: { ...scene.tables, T2 } });
}

const inOneZone = scene.with({ clients: 2, arrange: addRivals });
const inTwoZones = scene.with({ clients: 2, arrange: addRivalsInTwoZones });

const exceeded = {
  sqlstate: "TA102",
  details: { limit: "covers", covers: 8, maxCovers: 7, parties: 2 },
};

const levels = ISOLATION_LEVELS.flatMap((first) =>
  ISOLATION_LEVELS.map((second) => ({ first, second }))
);

for (
  const { name, rivals } of [
    { name: "in one zone", rivals: inOneZone },
    { name: "in different zones", rivals: inTwoZones },
  ]
) {
  for (const level of levels) {
    rivals.test(`one of two bookings ${name} that only together exceed a limit is seated (${level.first}, ${level.second})`, async ({ sql, clients: [first, second], early, late }) => {
      await beginLooking(first, level.first);
      await beginLooking(second, level.second);
      await seat(first, early);
      const { outcome } = await startBlocked(sql, second, seat, late);
      await first`commit`;

      if (level.second === "read committed") {
        assertObjectMatch(await outcome, exceeded);
      } else {
        assertEquals((await outcome).sqlstate, "40001");
        await second`rollback`;
        await beginLooking(second, level.second);
        assertObjectMatch(await outcomeOf(seat(second, late)), exceeded);
      }
      await assertOnlySeated(sql, early, late);
    });
  }
}

for (const level of levels) {
  inTwoZones.test(`a booking is seated when the one that it waited for gives up the last seats (${level.first}, ${level.second})`, async ({ sql, clients: [first, second], early, late }) => {
    await beginLooking(first, level.first);
    await beginLooking(second, level.second);
    await seat(first, early);
    const { outcome } = await startBlocked(sql, second, seat, late);
    await first`rollback`;
    assertEquals((await outcome).sqlstate, "00000");
    await second`commit`;

    await assertOnlySeated(sql, late, early);
  });
}

function seat(session: Database, { bookingId, tableIds }: Party) {
  return assign(session, bookingId, tableIds);
}

async function assertOnlySeated(
  sql: Database,
  winner: Party,
  loser: Party,
): Promise<void> {
  const { tableIds } = await readSeating(sql, winner.bookingId);
  assertEquals(tableIds, winner.tableIds);
  assertObjectMatch(await readSeating(sql, loser.bookingId), {
    status: "pending",
    tableIds: [],
  });
}
