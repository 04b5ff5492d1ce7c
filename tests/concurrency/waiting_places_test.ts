import { assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { addBooking } from "../../support/booking.ts";
import { backendPid, type Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign } from "../../support/rpc.ts";
import { createScene, scene } from "../../support/scene.ts";
import { allAtOnce } from "../../support/sessions.ts";
import { asRole } from "../../support/user.ts";
import { untilBlocked } from "../../support/waiting.ts";

/** Seats a booking as a request of the API with a secret key. */
const seat = (session: Database, bookingId: string, tableId: string) =>
  asRole(
    session,
    "service_role",
    (request) => assign(request, bookingId, [tableId]),
  );

const crowd = scene.with({ clients: 6 });

crowd.test("five requests of a restaurant wait for a locked booking, the sixth gives up at once, and others go on", async ({ sql, restaurant, tables: { T1, T2 }, clients: [holder, ...waiting] }) => {
  const locked = await addBooking(sql, restaurant, { start_at: at("18:00") });
  const free = await addBooking(sql, restaurant, { start_at: at("18:00") });
  const elsewhere = await createScene(sql);
  const other = await addBooking(sql, elsewhere.restaurant);
  const pids = await Promise.all(waiting.map(backendPid));

  await holder`begin`;
  await holder`select from bookings where id = ${locked} for update`;
  const calls = allAtOnce(
    waiting,
    pids,
    (session) => outcomeOf(seat(session, locked, T1)),
  );
  await Promise.all(pids.map((pid) => untilBlocked(sql, pid)));
  const error = await assertRejects(
    () => seat(sql, locked, T1),
    postgres.PostgresError,
    "Five calls of this restaurant are waiting for locks already",
  );
  await seat(sql, free, T2);
  await seat(sql, other, elsewhere.tables.T1);
  await holder`commit`;

  assertEquals(error.code, "55P03");
  assertEquals(
    (await calls).map(({ sqlstate }) => sqlstate),
    Array(waiting.length).fill("00000"),
  );
  await seat(sql, locked, T1);
});

crowd.test("sessions with a connection of their own all wait", async ({ sql, restaurant, tables: { T1 }, clients }) => {
  const locked = await addBooking(sql, restaurant, { start_at: at("18:00") });
  const pids = await Promise.all(clients.map(backendPid));
  let calls: Promise<string[]> | undefined;
  await sql.begin(async (holder) => {
    await holder`select from bookings where id = ${locked} for update`;
    calls = allAtOnce(clients, pids, async (session) => {
      const { sqlstate } = await outcomeOf(assign(session, locked, [T1]));
      return sqlstate;
    });
    await Promise.all(pids.map((pid) => untilBlocked(sql, pid)));
  });
  assertEquals(await calls, Array(clients.length).fill("00000"));
});
