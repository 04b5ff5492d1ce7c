import { assert, assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { addBooking, readSeating } from "../../support/booking.ts";
import { backendPid, type Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assertRefused } from "../../support/refusal.ts";
import { assign, unassign, update } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { allAtOnce } from "../../support/sessions.ts";
import { startBlocked, untilWaitedFor } from "../../support/waiting.ts";
import { withoutTrace } from "../../support/without_trace.ts";

/** A pending party, and one at T1 and T2. */
async function addParties({ sql, restaurant, tables: { T1, T2 } }: Scene) {
  return {
    pending: await addBooking(sql, restaurant, { start_at: at("12:00") }),
    seated: (await addSeatedBooking(sql, restaurant, [T1, T2], {
      start_at: at("18:00"),
    })).bookingId,
  };
}

type Parties = Scene & Awaited<ReturnType<typeof addParties>>;

/** Calls that need T1. */
const calls: Readonly<
  Record<string, (sql: Database, scene: Parties) => Promise<unknown>>
> = {
  "an assignment": (sql, { pending, tables: { T1 } }) =>
    assign(sql, pending, [T1]),
  "a release of other tables": (sql, { seated, tables: { T2 } }) =>
    unassign(sql, seated, { tableIds: [T2] }),
  "a move": (sql, { seated }) => update(sql, seated, { startAt: at("18:30") }),
  "a party that grows": (sql, { seated }) =>
    update(sql, seated, { partySize: 5 }),
};

const parties = scene.with({ clients: 2, arrange: addParties });

/** Begins to delete the table; the foreign key is judged at the commit. */
async function beginDeleting(session: Database, tableId: string) {
  await session`begin`;
  await session`delete from dining_tables where id = ${tableId}`;
}

for (const [name, call] of Object.entries(calls)) {
  parties.test(`${name} gives up at once while a table is being deleted, and nothing happens later`, async ({ clients: [deleter], ...scene }) => {
    const { sql, restaurant, tables: { T1 } } = scene;
    await withoutTrace(sql, restaurant, async () => {
      await beginDeleting(deleter, T1);
      const error = await assertRejects(
        () => call(sql, scene),
        postgres.PostgresError,
        // After a wait it would say that the statement was canceled.
        'could not obtain lock on row in relation "dining_tables"',
      );
      await deleter`rollback`;
      assertEquals(error.code, "55P03");
    });
    await call(sql, scene);
  });
}

parties.test("a table that was deleted while an assignment had it in mind does not exist", async ({ sql, tables: { T3 }, clients: [deleter], pending }) => {
  await beginDeleting(deleter, T3);
  assertEquals(
    (await outcomeOf(assign(sql, pending, [T3]))).sqlstate,
    "55P03",
  );
  await deleter`commit`;
  await assertRefused(() => assign(sql, pending, [T3]), "TABLE_NOT_FOUND");
  assertEquals((await readSeating(sql, pending)).status, "pending");
});

parties.test("a deletion waits for the assignment that is about to have the table, and is refused then", async ({ sql, tables: { T3 }, clients: [client, deleter], pending }) => {
  await client`begin`;
  await assign(client, pending, [T3]);
  const deletion = await startBlocked(
    sql,
    deleter,
    async (session) => {
      await session`delete from dining_tables where id = ${T3}`;
    },
  );
  await client`commit`;
  assertEquals((await deletion.outcome).sqlstate, "23503");
  assertEquals((await readSeating(sql, pending)).tableIds, [T3]);
});

parties.test("the deletion of a restaurant waits for a call under way", async ({ sql, restaurant, tables: { T3 }, clients: [client, deleter], pending }) => {
  await client`begin`;
  await assign(client, pending, [T3]);
  const deletion = await startBlocked(
    sql,
    deleter,
    async (session) => {
      await session`delete from restaurants where id = ${restaurant.id}`;
    },
  );
  await client`commit`;
  assertEquals((await deletion.outcome).sqlstate, "00000");
});

const busy = scene.with({ clients: 7 });

/** How a call may end while its restaurant is being deleted. */
const ENDS = new Set(["00000", "TA002", "TA003", "TA101", "55P03"]);

busy.test("a restaurant can be deleted while clients are busy in it, without a deadlock", async ({ sql, restaurant, tables: { T1, T2, T3, T4 }, clients: [deleter, ...clients] }) => {
  const tables = [[T1, T2], [T2, T1], [T3], [T4, T1], [T2, T3], [T4]];
  const bookings: string[] = [];
  for (const [n] of tables.entries()) {
    const start_at = at(`${10 + 2 * n}:00`);
    bookings.push(await addBooking(sql, restaurant, { start_at }));
  }
  const ends = new Set<string>();
  let isGone = false;
  const work = allAtOnce(clients, bookings, async (client, bookingId) => {
    const tableIds = tables[bookings.indexOf(bookingId)] ?? [];
    do {
      const outcomes = [
        await outcomeOf(assign(client, bookingId, tableIds)),
        await outcomeOf(update(client, bookingId, { partySize: 3 })),
        await outcomeOf(unassign(client, bookingId)),
      ];
      outcomes.forEach(({ sqlstate }) => ends.add(sqlstate));
    } while (!isGone);
  });
  const pid = await backendPid(deleter);
  await deleter`begin`;
  await deleter`delete from restaurants where id = ${restaurant.id}`;
  await untilWaitedFor(sql, pid);
  await deleter`commit`;
  isGone = true;
  await work;
  assertEquals([...ends].filter((end) => !ENDS.has(end)), []);
  assert(ends.has("TA002"), "No call noticed that the restaurant is gone");
});
