import { assert, assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { connect, type Database } from "../../support/database.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign } from "../../support/rpc.ts";
import { createScene } from "../../support/scene.ts";
import { readServerLog } from "../../support/server_log.ts";
import { allAtOnce, openSessions } from "../../support/sessions.ts";
import { idsOf, LETTERED } from "./table_set.ts";

const ROUNDS = 12;

/** Each letter is a table, each word the set that one client asks for. */
const cases = [
  { name: "the same pair in opposite orders", sets: ["AB", "BA"] },
  { name: "pairs that form a ring", sets: ["AB", "BC", "CA"] },
  { name: "a set and one table of it", sets: ["ABC", "B"] },
  { name: "a ring of larger sets", sets: ["ABC", "BCD", "CDA", "DAB"] },
  { name: "everything in four orders", sets: ["ABCD", "DCBA", "BADC", "CDAB"] },
];

for (const { name, sets } of cases) {
  Deno.test(`clients that merge ${name} neither deadlock nor share`, async () => {
    await using sql = connect();
    await using clients = openSessions(sets.length);
    for (let round = 0; round < ROUNDS; round++) {
      await raceForSets(sql, clients, sets);
    }
    const log = await readServerLog(clients);
    assertEquals(log?.filter((line) => line.includes("deadlock")) ?? [], []);
  });
}

async function raceForSets(
  sql: Database,
  clients: readonly Database[],
  sets: readonly string[],
): Promise<void> {
  const { restaurant, tables } = await createScene(sql, { tables: LETTERED });
  const requests = await Promise.all(sets.map(async (letters) => ({
    bookingId: await addBooking(sql, restaurant),
    tableIds: idsOf(tables, letters),
  })));

  const outcomes = await allAtOnce(
    clients,
    requests,
    (client, { bookingId, tableIds }) =>
      outcomeOf(assign(client, bookingId, tableIds)),
  );

  const taken: string[] = [];
  for (const [index, { bookingId, tableIds }] of requests.entries()) {
    const sqlstate = outcomes[index]?.sqlstate;
    const seating = await readSeating(sql, bookingId);
    if (sqlstate === "00000") taken.push(...tableIds);
    else assertEquals(sqlstate, "TA101");
    assertEquals(
      { status: seating.status, tableIds: seating.tableIds },
      sqlstate === "00000"
        ? { status: "confirmed", tableIds: tableIds.toSorted() }
        : { status: "pending", tableIds: [] },
    );
  }
  assert(taken.length > 0, "No party was seated");
  assertEquals(new Set(taken).size, taken.length);
}
