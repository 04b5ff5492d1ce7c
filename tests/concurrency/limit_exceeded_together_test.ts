import { assertEquals, assertObjectMatch } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { backendPid, connect, type Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import {
  addTable,
  addZone,
  createRestaurant,
} from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";
import { untilBlocked } from "../../support/waiting.ts";
import {
  beginLooking,
  ISOLATION_LEVELS,
  type IsolationLevel,
} from "./isolation.ts";

/** Two parties of four, a table for each, and room for one of them. */
async function createScene(sql: Database, isOneZone: boolean) {
  const restaurant = await createRestaurant(sql);
  const { id, zoneId } = restaurant;
  await addCapacityRule(sql, restaurant, { max_covers: 7 });
  const zoneIds = [zoneId, isOneZone ? zoneId : await addZone(sql, id)];
  const parties = await Promise.all(zoneIds.map(async (zoneId, index) => ({
    tableIds: [await addTable(sql, { id, zoneId })],
    bookingId: await addBooking(sql, restaurant, {
      start_at: at(["18:00", "20:00"][index] ?? ""),
    }),
  })));
  const [first, second] = parties;
  if (!first || !second) throw new Error("A scene has two parties");
  return { first, second };
}

const exceeded = {
  sqlstate: "TA102",
  details: { limit: "covers", covers: 8, maxCovers: 7, parties: 2 },
};

const levels = ISOLATION_LEVELS.flatMap((first) =>
  ISOLATION_LEVELS.map((second) => ({ first, second }))
);

interface Race {
  readonly first: IsolationLevel;
  readonly second: IsolationLevel;
  readonly isOneZone: boolean;
  /** Whether the first keeps the seats or gives them up. */
  readonly isCommitted: boolean;
}

async function raceForTheLastSeats(
  [sql, firstClient, secondClient]: readonly [Database, Database, Database],
  { first: firstLevel, second: secondLevel, isOneZone, isCommitted }: Race,
): Promise<void> {
  const { first, second } = await createScene(sql, isOneZone);
  await beginLooking(firstClient, firstLevel);
  await beginLooking(secondClient, secondLevel);
  const pid = await backendPid(secondClient);

  await assign(firstClient, first.bookingId, first.tableIds);
  const waiting = outcomeOf(
    assign(secondClient, second.bookingId, second.tableIds),
  );
  await untilBlocked(sql, pid);
  await firstClient.unsafe(isCommitted ? "commit" : "rollback");
  const outcome = await waiting;
  await secondClient`commit`;

  if (!isCommitted) {
    assertEquals(outcome.sqlstate, "00000");
  } else if (secondLevel === "read committed") {
    assertObjectMatch(outcome, exceeded);
  } else {
    assertEquals(outcome.sqlstate, "40001");
    await beginLooking(secondClient, secondLevel);
    assertObjectMatch(
      await outcomeOf(assign(secondClient, second.bookingId, second.tableIds)),
      exceeded,
    );
    await secondClient`rollback`;
  }
  const winner = isCommitted ? first : second;
  const loser = isCommitted ? second : first;
  assertEquals(
    (await readSeating(sql, winner.bookingId)).tableIds,
    winner.tableIds,
  );
  assertObjectMatch(await readSeating(sql, loser.bookingId), {
    status: "pending",
    tableIds: [],
  });
}

async function raceAtAllLevels(
  race: Pick<Race, "isOneZone" | "isCommitted">,
): Promise<void> {
  await using sql = connect();
  await using firstClient = connect(1);
  await using secondClient = connect(1);
  for (const pair of levels) {
    await raceForTheLastSeats([sql, firstClient, secondClient], {
      ...pair,
      ...race,
    });
  }
}

for (const isOneZone of [true, false]) {
  const place = isOneZone ? "one zone" : "different zones";
  Deno.test(`one of two bookings that only together exceed a limit is seated in ${place}`, async () => {
    await raceAtAllLevels({ isOneZone, isCommitted: true });
  });
}

Deno.test("a booking is seated when the one that it waited for gives the last seats up", async () => {
  await raceAtAllLevels({ isOneZone: false, isCommitted: false });
});
