import { assertEquals, assertStringIncludes } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { connect, type Database } from "../../support/database.ts";
import { near } from "../../support/near_now.ts";
import { readParty } from "../../support/party.ts";
import { edit } from "../../support/room_rpc.ts";
import { assign } from "../../support/rpc.ts";
import { createScene } from "../../support/scene.ts";
import { Production } from "./production.ts";

/** The first migration that knows who sits where. */
const ROOM = "20261127100000";

/** What the database was, and has to stay, for those who deploy later. */
const OWN = "create table public.own (id integer)";

/** A party that is checked in, as it was done before: by its status alone. */
async function checkIn(
  sql: Database,
  restaurantId: string,
  tableIds: readonly string[],
  from: number,
  to: number,
): Promise<string> {
  const bookingId = await addBooking(
    sql,
    { id: restaurantId },
    near(from, to),
  );
  await assign(sql, bookingId, tableIds);
  await sql`update bookings set status = 'checked_in' where id = ${bookingId}`;
  return bookingId;
}

Deno.test("a database where two parties are checked in at one table learns who sits there", async (t) => {
  await using production = await Production.start(OWN);
  await using sql = connect(1);
  await production.takeMigrations((name) => name < ROOM);
  const before = await production.supabase("db", "push", "--include-all");
  assertEquals(before.success, true, before.output);

  const { restaurant, tables: { T1, T2, T3, T4 } } = await createScene(sql);
  const { id } = restaurant;
  const first = await checkIn(sql, id, [T1], -120, 10);
  await sql`
    update bookings set end_at = ${near(0, -30).end_at} where id = ${first}`;
  const second = await checkIn(sql, id, [T1, T2], -30, 20);
  const third = await checkIn(sql, id, [T2], 30, 90);
  const alone = await checkIn(sql, id, [T3], -10, 60);
  const early = await checkIn(sql, id, [T4], 20, 90);
  const waiting = await addBooking(sql, restaurant, near(100, 160));
  await assign(sql, waiting, [T1]);

  await t.step("the push goes through", async () => {
    await production.takeMigrations();
    const { success, output } = await production.supabase(
      "db",
      "push",
      "--include-all",
    );
    assertEquals(success, true, output);
  });

  await t.step("of those at one table the last one sits there", async () => {
    const parties: unknown[] = [];
    for (const bookingId of [first, second, third, alone, early, waiting]) {
      const { status, tableIds, occupiedIds } = await readParty(sql, bookingId);
      parties.push([status, tableIds, occupiedIds]);
    }
    assertEquals(parties, [
      ["completed", [], []],
      ["completed", [], []],
      ["checked_in", [T2], [T2]],
      ["checked_in", [T3], [T3]],
      ["checked_in", [T4], [T4]],
      ["confirmed", [T1], []],
    ]);
  });

  await t.step(
    "those that sit have sat down, and never in future",
    async () => {
      for (const bookingId of [third, alone, early]) {
        const { seatedAt } = await readParty(sql, bookingId);
        assertEquals(seatedAt !== null && seatedAt <= new Date(), true);
      }
      const { seatedAt, startAt } = await readParty(sql, alone);
      assertEquals(seatedAt, startAt);
    },
  );

  await t.step("the audit says whose tables were released", async () => {
    const rows = await sql`
      select booking_id, action, after ->> 'status' as status
      from assignment_events
      where restaurant_id = ${id} and after ->> 'status' = 'completed'
      order by booking_id`;
    assertEquals(
      rows.map((row) => Object.values(row)),
      [first, second].sort().map((booking) => [
        booking,
        "released",
        "completed",
      ]),
    );
  });

  await t.step("the log of the database says how many", async () => {
    const log = await Deno.readTextFile(production.stack.logs.postgres);
    assertStringIncludes(
      log,
      "2 bookings were completed because a later party is checked in at one of their tables",
    );
  });

  await t.step("the calls go on from there", async () => {
    await edit(sql, third, { status: "completed" });
    await edit(sql, alone, { status: "confirmed" });
    await edit(sql, alone, { status: "checked_in" });
    await assign(sql, early, [T2]);
    assertEquals((await readParty(sql, early)).occupiedIds, [T2]);
  });
});
