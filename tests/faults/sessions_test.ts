import { assertEquals } from "@std/assert";
import postgres from "postgres";
import { SUPERUSER } from "../../stack/postgres/cluster.ts";
import { databaseUrl } from "../../stack/postgres/database.ts";
import { readSeating } from "../../support/booking.ts";
import { backendPid, type Database } from "../../support/database.ts";
import { type Answer, type ErrorBody, post } from "../../support/endpoint.ts";
import { readChanges } from "../../support/event.ts";
import { scene } from "../../support/scene.ts";
import { untilWaitedFor } from "../../support/waiting.ts";
import { withoutTrace } from "../../support/without_trace.ts";
import {
  addCalls,
  type FaultyCall,
  faultyCalls,
  lockBookings,
} from "./calls.ts";
import { ownStack } from "./own_stack.ts";
import { assertUnavailable, UNCHANGED, untilServed } from "./unavailable.ts";

const stack = ownStack();

/** More requests than the REST interface has sessions. */
const MORE_THAN_SESSIONS = 12;

type Interruption = "pg_terminate_backend" | "pg_cancel_backend";

/** Sends a call and interrupts the session that carries it out. */
async function interrupt(
  { sql, clients: [holder] }: {
    readonly sql: Database;
    readonly clients: readonly [Database];
  },
  call: FaultyCall,
  interruption: Interruption,
): Promise<Answer<ErrorBody>> {
  await lockBookings(holder, [call]);
  const answer = post<ErrorBody>(call.endpoint, call.body);
  const pid = await untilWaitedFor(sql, await backendPid(holder));
  await sql`select ${sql(interruption)}(${pid})`;
  const interrupted = await answer;
  await holder`rollback`;
  return interrupted;
}

for (
  const [name, interruption] of [
    ["whose database session is ended", "pg_terminate_backend"],
    ["whose statement is cancelled", "pg_cancel_backend"],
  ] as const
) {
  faultyCalls.test(`a request ${name} is answered with 503, and with 200 when it is sent again`, async (scene) => {
    for (const call of scene.all) {
      await withoutTrace(scene.sql, scene.restaurant, async () => {
        const answer = await interrupt(scene, call, interruption);
        assertUnavailable(call.endpoint, answer, UNCHANGED);
      });
      await untilServed(call.endpoint, call.body);
    }
  });
}

faultyCalls.test("however many sessions end, requests are answered with 200 again", async (scene) => {
  const { assign } = scene;
  for (let count = 0; count < MORE_THAN_SESSIONS; count++) {
    const answer = await interrupt(scene, assign, "pg_terminate_backend");
    assertUnavailable(assign.endpoint, answer, UNCHANGED);
  }
  await untilServed(assign.endpoint, assign.body);
});

const inOneSession = scene.with({ arrange: addCalls, sessions: 1 });

inOneSession.test("sessions that end while they are idle are replaced unnoticed", async ({ sql, assign }) => {
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where usename = current_user and pid <> pg_backend_pid()`;
  await untilServed(assign.endpoint, assign.body);
  assertEquals((await readChanges(sql, assign.bookingId)).length, 1);
  const { tableIds } = await readSeating(sql, assign.bookingId);
  assertEquals<unknown>(tableIds, assign.body.tableIds);
});

faultyCalls.test("while the database takes no more connections requests are answered with 503, and with 200 once it does", async ({ all }) => {
  await using admin = connectAsSuperuser(new URL(stack().status.DB_URL));
  const limit = (count: number) =>
    admin.unsafe(`alter role postgres connection limit ${count}`);
  try {
    await limit(0);
    await admin`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where usename = 'postgres'`;
    for (const { endpoint, body } of all) {
      assertUnavailable(endpoint, await post<ErrorBody>(endpoint, body));
    }
  } finally {
    await limit(-1);
  }
  for (const { endpoint, body } of all) await untilServed(endpoint, body);
});

function connectAsSuperuser(url: URL): Database & AsyncDisposable {
  const sql = postgres(databaseUrl(SUPERUSER, Number(url.port)), { max: 1 });
  return Object.assign(sql, { [Symbol.asyncDispose]: () => sql.end() });
}
