import { assertEquals } from "@std/assert";
import postgres from "postgres";
import { SUPERUSER } from "../../stack/postgres/cluster.ts";
import { databaseUrl } from "../../stack/postgres/database.ts";
import { readSeating } from "../../support/booking.ts";
import { backendPid, connect, type Database } from "../../support/database.ts";
import { type Answer, type ErrorBody, post } from "../../support/endpoint.ts";
import { readEvents } from "../../support/event.ts";
import { untilWaitedFor } from "../../support/waiting.ts";
import { withoutTrace } from "../../support/without_trace.ts";
import { createCalls, type FaultyCall, lockBookings } from "./calls.ts";
import { ownStack } from "./own_stack.ts";
import { assertUnavailable, UNCHANGED, untilServed } from "./unavailable.ts";

const stack = ownStack();

/** More requests than the REST interface has sessions. */
const MORE_THAN_SESSIONS = 12;

type Interruption = "pg_terminate_backend" | "pg_cancel_backend";

/** Sends a call and interrupts the session that carries it out. */
async function interrupt(
  sql: Database,
  { endpoint, body, ...call }: FaultyCall,
  interruption: Interruption,
): Promise<Answer<ErrorBody>> {
  await using lock = await lockBookings([{ endpoint, body, ...call }]);
  const answer = post<ErrorBody>(endpoint, body);
  const pid = await untilWaitedFor(sql, await backendPid(lock.session));
  await sql`select ${sql(interruption)}(${pid})`;
  return await answer;
}

for (
  const [name, interruption] of [
    ["whose database session is ended", "pg_terminate_backend"],
    ["whose statement is cut short", "pg_cancel_backend"],
  ] as const
) {
  Deno.test(`A request ${name} is answered with 503, and with 200 when it is sent again`, async () => {
    await using sql = connect();
    const { restaurant, all } = await createCalls(sql);
    for (const call of all) {
      await withoutTrace(sql, restaurant, async () => {
        const answer = await interrupt(sql, call, interruption);
        assertUnavailable(call.endpoint, answer, UNCHANGED);
      });
      await untilServed(call.endpoint, call.body);
    }
  });
}

Deno.test("However many sessions end, requests are answered with 200 again", async () => {
  await using sql = connect();
  const { assign } = await createCalls(sql);
  for (let count = 0; count < MORE_THAN_SESSIONS; count++) {
    const answer = await interrupt(sql, assign, "pg_terminate_backend");
    assertUnavailable(assign.endpoint, answer, UNCHANGED);
  }
  await untilServed(assign.endpoint, assign.body);
});

Deno.test("Sessions that end while nobody uses them are not missed", async () => {
  await using sql = connect(1);
  const { assign } = await createCalls(sql);
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where usename = current_user and pid <> pg_backend_pid()`;
  await untilServed(assign.endpoint, assign.body);
  assertEquals((await readEvents(sql, assign.bookingId)).length, 1);
  const { tableIds } = await readSeating(sql, assign.bookingId);
  assertEquals<unknown>(tableIds, assign.body.tableIds);
});

Deno.test("A database that takes no more connections is answered with 503, and with 200 once it does", async () => {
  const { all } = await createCallsAlone();
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

async function createCallsAlone() {
  await using sql = connect();
  return await createCalls(sql);
}

function connectAsSuperuser(url: URL): Database & AsyncDisposable {
  const sql = postgres(databaseUrl(SUPERUSER, Number(url.port)), { max: 1 });
  return Object.assign(sql, { [Symbol.asyncDispose]: () => sql.end() });
}
