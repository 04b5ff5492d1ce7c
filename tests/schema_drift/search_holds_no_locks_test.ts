import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { backendPid, type Database } from "../../support/database.ts";
import { during } from "../../support/moment.ts";
import { alternativesIn } from "../../support/refusal.ts";
import { assign } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { untilBlocked } from "../../support/waiting.ts";

const EVENING = during("18:00", "19:30");

/** T1 is taken in the evening, and one more booking wants it. */
const fought = scene.with({
  clients: 3,
  arrange: async ({ sql, restaurant, tables: { T1 } }: Scene) => {
    await addSeatedBooking(sql, restaurant, [T1], EVENING);
    return { loser: await addBooking(sql, restaurant, EVENING) };
  },
});

/** Makes every search wait until the function that it returns is called. */
async function holdSearches(session: Database): Promise<() => Promise<void>> {
  await session`begin`;
  await session`lock table table_adjacencies in access exclusive mode`;
  return async () => {
    await session`rollback`;
  };
}

fought.test("while a refusal looks for alternatives, others get the table for other times", async ({ sql, restaurant, tables: { T1 }, loser, clients }) => {
  const [holder, first, second] = clients;
  const later = await addBooking(sql, restaurant, during("20:00", "21:30"));
  const letGo = await holdSearches(holder);
  const pid = await backendPid(first);
  const refused = alternativesIn(
    () => assign(first, loser, [T1]),
    "TABLE_TAKEN",
  );
  await untilBlocked(sql, pid);
  const locks = await sql`
    select from pg_locks where pid = ${pid} and locktype = 'advisory'`;
  assertEquals(locks.length, 0);
  const { tableIds } = await assign(second, later, [T1]);
  assertEquals(tableIds, [T1]);
  await letGo();
  assertEquals(
    (await refused)?.map(({ labels }) => labels),
    [["T2"], ["T3"], ["T4"]],
  );
});

fought.test("a refusal stands without alternatives when they cannot be found", async ({ tables: { T1 }, loser, clients }) => {
  const [holder, first] = clients;
  const letGo = await holdSearches(holder);
  const alternatives = await alternativesIn(
    () => assign(first, loser, [T1]),
    "TABLE_TAKEN",
  );
  await letGo();
  assertEquals(alternatives, undefined);
});
